package org.kangyang.core.homebed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.attachment.AddAttachment;
import org.kangyang.core.attachment.AttachmentKind;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.institution.StaffRow;
import org.kangyang.core.institution.StaffRow.CertificateRow;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseEventKind;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.HomeTransfers;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.pathway.TransitionRefused;
import org.kangyang.core.referral.Referrals;
import org.springframework.data.mongodb.core.MongoTemplate;

class HomeBedTransferIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final List<StaffingRatio> RATIOS = List.of(
            new StaffingRatio("carer", "养老护理员", 6, 3, List.of(), 80, 80),
            new StaffingRatio(
                    "care-home-nurse", "护士", 2, null, List.of("REGISTERED_NURSE", "GERIATRIC_NURSE"), null, null));
    private static final List<DeadlineRow> ROWS = Stream.of(
                    "recheck",
                    "survey",
                    "proposal",
                    "consent",
                    "approval",
                    "works",
                    "inspection",
                    "repair",
                    "devices",
                    "staffing",
                    "zbi",
                    "training",
                    "activation")
            .map(task -> new DeadlineRow(task, "示例", 24, null, false, "subdistrict-officer", null, null))
            .toList();

    private final AtomicInteger jobs = new AtomicInteger();
    private Core core;
    private HomeBedTransfers transfers;
    private CareCases cases;
    private String caseId;
    private String transferId;
    private String photo;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        transfers = core.get(HomeBedTransfers.class);
        cases = core.get(CareCases.class);
        staff("carer.one", 3, 80, 80);
        nurse("nurse.one", "REGISTERED_NURSE", "GERIATRIC_NURSE");
        open("api:1", MAN_1942, CaseStatus.CARE_HOME_STABLE, "ORANGE");
    }

    private void open(String key, String citizenId, CaseStatus status, String colour) {
        caseId = core.get(Referrals.class).accept(key(key), referral(citizenId)).caseId();
        stands(status, colour);
        photo = core.get(Attachments.class)
                .add(new AddAttachment(
                        caseId,
                        AttachmentKind.ACCEPTANCE_PHOTO,
                        "照片.pdf",
                        null,
                        ("%PDF-" + caseId).getBytes(StandardCharsets.UTF_8),
                        "x"))
                .id();
    }

    /** The intake and the plan that lead here are other features' affair. */
    private void stands(CaseStatus status, String colour) {
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(
                        Filters.eq("_id", caseId),
                        Updates.combine(
                                Updates.set("status", status.name()),
                                Updates.set("colour", colour),
                                Updates.set(
                                        "careClock",
                                        new Document("flag", "NONE")
                                                .append("count", 0)
                                                .append("dueOn", TODAY.toString()))));
    }

    private void staff(String user, Integer level, Integer theory, Integer practice) {
        core.get(StaffRegister.class)
                .importRows(
                        List.of(new StaffRow(user, "护理员", List.of("carer.NH001"), List.of(), level, theory, practice)));
    }

    private void nurse(String user, String... kinds) {
        core.get(StaffRegister.class)
                .importRows(List.of(new StaffRow(
                        user,
                        "护士",
                        List.of("care-home-nurse.NH001"),
                        Stream.of(kinds)
                                .map(kind -> new CertificateRow(
                                        kind, "1", LocalDate.of(2024, 1, 1), LocalDate.of(2027, 1, 1)))
                                .toList())));
    }

    private CommandKey job() {
        return key("c:" + jobs.incrementAndGet());
    }

    private TransferStep step() {
        return new TransferStep(transferId, ROWS, Groups.of("H001", "NH001", "999001001"));
    }

    private CaseStatus status() {
        return cases.view(caseId).status();
    }

    private HomeBedTransferView view() {
        return transfers.view(caseId, transferId);
    }

    private void request() {
        transferId = transfers
                .request(key("api:request-" + jobs.incrementAndGet()), new RequestHomeBed(caseId, "FAMILY", "platform"))
                .transferId();
        assertThat(transfers.claim(job(), caseId, transferId, "c:7000").claimed())
                .isTrue();
        assertThat(transfers.prepareReview(job(), step()).nextDue()).isNotNull();
    }

    private StepResult recheck(String decision) {
        String yes = decision.equals("PASSED") ? "yes" : "no";
        transfers.record(job(), transferId, new RecheckForm(TODAY, yes, "yes", decision, "病情未稳"), "wang.yisheng");
        return transfers.checkRecheck(job(), step());
    }

    private StepResult survey(String needed, String caregiver, String... needs) {
        transfers.record(
                job(), transferId, new SurveyForm(TODAY, caregiver, needed, List.of(needs), null, null), "guanli");
        return transfers.checkSurvey(job(), step());
    }

    private static ProposalForm.Item item(String category, int quantity, String yuan) {
        return new ProposalForm.Item(category, "样品", quantity, new BigDecimal(yuan));
    }

    private StepResult propose(ProposalForm.Item... items) {
        transfers.record(job(), transferId, new ProposalForm(List.of(items)), "guanli");
        return transfers.checkProposal(job(), step());
    }

    private StepResult consent(String decision) {
        transfers.record(job(), transferId, new ConsentForm(decision, "ELDER", TODAY, "TY-1", null, "不愿改造"), "shegong");
        return transfers.checkConsent(job(), step());
    }

    private StepResult approve(String decision) {
        transfers.record(job(), transferId, new ApprovalForm(decision, "超出范围"), "jiedao");
        return transfers.checkApproval(job(), step());
    }

    private StepResult works(String yuan) {
        transfers.record(job(), transferId, new WorksForm(TODAY, new BigDecimal(yuan), null, null), "shigong");
        return transfers.checkWorks(job(), step());
    }

    private StepResult inspect(String decision, String emergencyCall, String by) {
        transfers.record(
                job(),
                transferId,
                new InspectionForm(TODAY, "yes", "yes", emergencyCall, "yes", decision, "无信号", photo),
                by);
        return transfers.checkInspection(job(), step());
    }

    private void approved() {
        request();
        recheck("PASSED");
        survey("yes", "yes", "NURSING_BED");
        propose(item("NURSING_BED", 1, "2800"), item("EMERGENCY_CALL", 2, "300.50"));
        consent("CONSENTED");
        approve("APPROVED");
        assertThat(transfers.conclude(job(), caseId, transferId)).isEqualTo(StepOutcome.APPROVED);
    }

    private void accepted(String yuan) {
        approved();
        transfers.prepareRetrofit(job(), step());
        works(yuan);
        inspect("PASSED", "yes", "yanshou");
    }

    private StepResult devices() {
        transfers.record(job(), transferId, new DevicesForm("LC-1", "TZ-1", "HJ-1", TODAY, "yes"), "guanli");
        return transfers.checkDevices(job(), step());
    }

    private StepResult train(String rehabilitation) {
        transfers.record(
                job(), transferId, new TrainingForm(TODAY, "yes", "yes", rehabilitation, "yes", null), "hushi");
        return transfers.checkTraining(job(), step());
    }

    private StepResult interview(int points) {
        var form = new ZbiForm(
                TODAY, points, points, points, points, points, points, points, points, points, points, points, points,
                points, points, points, points, points, points, points, points, points, points);
        transfers.record(job(), transferId, form, "li.pinggu");
        return transfers.checkInterview(job(), step());
    }

    /** Its making is another feature's affair. */
    private void planned() {
        String planId = plan("PUBLISHED");
        assertThat(transfers.prepareActivation(job(), step(), planId).outcome()).isEqualTo(StepOutcome.READY);
    }

    private String plan(String stage) {
        String planId = caseId + "-p1";
        var facts = new Document("colour", "ORANGE");
        Stream.of("adl", "transfer", "mobility", "frail", "nrs", "cognition").forEach(fact -> facts.append(fact, 0));
        var plan = new Document("_id", planId)
                .append("caseId", caseId)
                .append("version", 1)
                .append("revision", 1L)
                .append("reason", "HOME_TRANSFER")
                .append("stage", stage)
                .append("facts", facts);
        if (stage.equals("PUBLISHED")) {
            plan.append("publishedAt", java.util.Date.from(core.clock.instant()));
        }
        core.get(MongoTemplate.class).getCollection("plans").insertOne(plan);
        return planId;
    }

    private StepResult activate(String carer) {
        transfers.record(job(), transferId, new ActivationForm(TODAY, carer, "yes"), "guanli");
        return transfers.activate(job(), step(), RATIOS);
    }

    @Test
    @DisplayName("R12, R31, R32: the whole way: approved, accepted, paid, staffed, trained, activated")
    void theWholeWay() {
        accepted("3401.00");
        assertThat(status()).isEqualTo(CaseStatus.RETROFIT);
        assertThat(transfers.facts(transferId))
                .extracting(RetrofitFacts::consent, RetrofitFacts::accepted)
                .containsExactly(true, true);
        transfers.orderPayment(job(), transferId, RetrofitEligibility.PAY);
        assertThat(view().payment().amountFen()).isEqualTo(300_000);
        assertThat(view().payment().costFen()).isEqualTo(340_100);
        assertThat(view().payment().payee()).isEqualTo("NH001");
        transfers.prepareDevices(job(), step());
        assertThat(devices().outcome()).isEqualTo(StepOutcome.COMPLETE);
        assertThat(transfers.checkStaffing(job(), step(), RATIOS).outcome()).isEqualTo(StepOutcome.MET);
        assertThat(transfers.hasCaregiver(transferId)).isTrue();
        assertThat(interview(2).outcome()).isEqualTo(StepOutcome.COMPLETE);
        assertThat(transfers.zbi(transferId)).isEqualTo(44);
        transfers.recordRespite(job(), transferId, new RespiteEntitlement(true, 4, 0));
        assertThat(train("yes").outcome()).isEqualTo(StepOutcome.COMPLETE);
        planned();
        assertThat(activate("carer.one").outcome()).isEqualTo(StepOutcome.ACTIVE);

        assertThat(status()).isEqualTo(CaseStatus.HOME_STABLE);
        assertThat(cases.view(caseId).homeTransfer().homeBedSince()).isNotNull();
        assertThat(core.get(CaseRecords.class).facts(caseId, null).homeBedInForce())
                .isTrue();
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(Filters.eq("_id", caseId), Updates.set("homeTransfer.careHomeId", "NH002"));
        assertThat(cases.groups(caseId).careHomeManager())
                .as("who cares at home is in charge, whoever assessed")
                .isEqualTo("care-home-manager.NH002");
        assertThat(view().stage()).isEqualTo(TransferStage.ACTIVE);
        assertThat(view().respite().hoursPerMonth()).isEqualTo(4);
        assertThat(view().proposalFen()).isEqualTo(340_100);
        assertThat(transfers.of(caseId))
                .extracting(HomeBedTransferView::transferId)
                .containsExactly(transferId);
    }

    @Test
    @DisplayName("R31: with nothing to retrofit the way leads to the activation at once")
    void nothingToRetrofit() {
        request();
        recheck("PASSED");
        assertThat(survey("no", "no").outcome()).isEqualTo(StepOutcome.NOTHING_TO_RETROFIT);
        assertThat(transfers.conclude(job(), caseId, transferId)).isEqualTo(StepOutcome.READY);
        assertThat(status()).isEqualTo(CaseStatus.HOME_TRANSFER_REVIEW);
        transfers.prepareDevices(job(), step());
        devices();
        transfers.checkStaffing(job(), step(), RATIOS);
        assertThat(transfers.hasCaregiver(transferId)).isFalse();
        assertThat(activate("carer.one").problems()).containsExactly("健康管理方案尚未为返家重新签署。");
        planned();
        assertThat(activate("carer.one").outcome()).isEqualTo(StepOutcome.ACTIVE);
        assertThat(status()).isEqualTo(CaseStatus.HOME_STABLE);
    }

    @ParameterizedTest(name = "{0} from {1}")
    @DisplayName("DOMAIN §6: each refusal leads back to where the request came from")
    @CsvSource({
        "RECHECK_NOT_PASSED, CARE_HOME_STABLE",
        "RECHECK_NOT_PASSED, HOME_FOLLOW_UP",
        "NOT_LISTED, HOME_FOLLOW_UP",
        "CONSENT_REFUSED, CARE_HOME_STABLE",
        "NOT_APPROVED, CARE_HOME_STABLE",
        "NOT_APPROVED, HOME_FOLLOW_UP"
    })
    void refused(EndReason why, CaseStatus origin) {
        stands(origin, why == EndReason.NOT_LISTED ? "GREEN" : "YELLOW");
        request();
        assertThat(status()).isEqualTo(CaseStatus.HOME_TRANSFER_REVIEW);
        recheck(why == EndReason.RECHECK_NOT_PASSED ? "NOT_PASSED" : "PASSED");
        if (why == EndReason.CONSENT_REFUSED || why == EndReason.NOT_APPROVED) {
            survey("yes", "no", "AIDS");
            propose(item("AIDS", 1, "500"));
            consent(why == EndReason.CONSENT_REFUSED ? "REFUSED" : "CONSENTED");
        }
        if (why == EndReason.NOT_APPROVED) {
            assertThat(approve("REFUSED").outcome()).isEqualTo(StepOutcome.REFUSED);
        }
        CommandKey conclude = job();
        assertThat(transfers.conclude(conclude, caseId, transferId)).isEqualTo(StepOutcome.REFUSED);
        assertThat(transfers.conclude(conclude, caseId, transferId)).isEqualTo(StepOutcome.REFUSED);
        assertThat(view().endReason()).isEqualTo(why);
        assertThat(status()).isEqualTo(origin);
        request();
        assertThat(transferId).endsWith("-h2");
    }

    @ParameterizedTest
    @DisplayName("DOMAIN §6: nobody else may ask for a home bed")
    @ValueSource(strings = {"HOSPITALISED", "WAITLISTED", "PLANNING", "HOME_STABLE", "RETROFIT", "HOSPICE"})
    void asksFromElsewhere(CaseStatus status) {
        stands(status, "YELLOW");
        assertThatThrownBy(() -> transfers.request(key("api:r"), new RequestHomeBed(caseId, "FAMILY", "platform")))
                .isInstanceOf(TransitionRefused.class);
    }

    @Test
    @DisplayName("DESIGN §3.2: one instance claims a request; its start message is gone then")
    void claims() {
        request();
        assertThat(transfers.claim(job(), caseId, transferId, "c:7001").claimed())
                .isFalse();
        assertThat(core.get(Outbox.class).pendingMessages(10))
                .extracting(PendingMessage::name)
                .doesNotContain("home-bed-requested");
    }

    @Test
    @DisplayName("DESIGN §3.1: a repeated request is answered as the first")
    void repeats() {
        var key = key("api:again");
        var command = new RequestHomeBed(caseId, "CARE_HOME", "platform");
        HomeBedRequested first = transfers.request(key, command);
        assertThat(transfers.request(key, command)).isEqualTo(first);
        core.get(MongoTemplate.class)
                .getCollection("homeBedTransfers")
                .deleteOne(Filters.eq("_id", first.transferId()));
        transferId = first.transferId();
        transfers.claim(job(), caseId, transferId, "c:1");
        assertThat(view().requestedBy()).isEqualTo("CARE_HOME");
    }

    @Test
    @DisplayName(
            "R32: an inspection without one of the three devices cannot pass; a failed one is repaired and repeated")
    void failsAndRepeats() {
        approved();
        assertThat(works("3401.01").problems()).containsExactly("实际费用超过批准的方案金额3401.00元。");
        works("1250.50");
        StepResult contradictory = inspect("PASSED", "no", "yanshou");
        assertThat(contradictory.outcome()).isEqualTo(StepOutcome.INCOMPLETE);
        assertThat(contradictory.problems()).singleElement().asString().contains("三类设备");
        assertThat(inspect("PASSED", "yes", "shigong").problems()).containsExactly("验收人不得为施工报告人，请由他人验收。");
        StepResult failed = inspect("FAILED", "no", "yanshou");
        assertThat(failed.outcome()).isEqualTo(StepOutcome.FAILED);
        assertThat(failed.nextDue().task()).isEqualTo("repair");
        assertThat(status()).isEqualTo(CaseStatus.RETROFIT);
        assertThat(view().failedInspections()).isOne();
        transfers.record(job(), transferId, new RepairForm(TODAY, ""), "shigong");
        assertThat(transfers.checkRepair(job(), step()).outcome()).isEqualTo(StepOutcome.INCOMPLETE);
        transfers.record(job(), transferId, new RepairForm(TODAY, "更换主机"), "shigong");
        assertThat(transfers.checkRepair(job(), step()).nextDue().task()).isEqualTo("inspection");
        assertThat(inspect("PASSED", "yes", "yanshou").outcome()).isEqualTo(StepOutcome.PASSED);
        transfers.orderPayment(job(), transferId, RetrofitEligibility.PAY);
        assertThat(view().payment().amountFen()).isEqualTo(125_050);
    }

    @Test
    @DisplayName("R12: nothing is paid before acceptance, nor unless T4 says so")
    void neverBeforeAcceptance() {
        approved();
        works("1000");
        assertThatThrownBy(() -> transfers.orderPayment(job(), transferId, RetrofitEligibility.PAY))
                .hasMessageContaining("R12");
        inspect("PASSED", "yes", "yanshou");
        assertThatThrownBy(() -> transfers.orderPayment(job(), transferId, RetrofitEligibility.ELIGIBLE))
                .hasMessageContaining("T4");
        assertThat(view().payment()).isNull();
        assertThat(core.get(MongoTemplate.class)
                        .getCollection("retrofitHouseholds")
                        .countDocuments())
                .isZero();
    }

    @Test
    @DisplayName("R12: once per household: who lives at the same address pays for themselves; a repeated job pays once")
    void oncePerHousehold() {
        accepted("2000");
        CommandKey order = job();
        transfers.orderPayment(order, transferId, RetrofitEligibility.PAY);
        transfers.orderPayment(order, transferId, RetrofitEligibility.PAY);
        assertThat(view().payment().amountFen()).isEqualTo(200_000);

        open("api:2", WOMAN_1938, CaseStatus.CARE_HOME_STABLE, "RED");
        accepted("2000");
        transfers.orderPayment(job(), transferId, RetrofitEligibility.PAY);
        assertThat(view().payment().amountFen()).isZero();
        assertThat(view().payment().costFen()).isEqualTo(200_000);
    }

    @Test
    @DisplayName("R12: of many that ask at once, one transfer has the household's subsidy")
    void oneOfMany() {
        var households = core.get(RetrofitHouseholds.class);
        long granted = IntStream.range(0, 40)
                .parallel()
                .filter(i -> households.claim("household", "t" + i, core.clock.instant()))
                .count();
        assertThat(granted).isOne();
    }

    @Test
    @DisplayName("R12: the family's consent by the API needs a written document, and only where it is asked for")
    void consentsByApi() {
        request();
        var form = new ConsentForm("CONSENTED", "GUARDIAN", TODAY, "TY-9", null, null);
        assertThatThrownBy(() -> transfers.consent(key("api:c1"), caseId, transferId, form, "platform"))
                .isInstanceOf(StageRefused.class);
        recheck("PASSED");
        survey("yes", "no", "AIDS");
        propose(item("AIDS", 1, "500"));
        var unwritten = new ConsentForm("CONSENTED", "NEIGHBOUR", TODAY.plusDays(1), null, "no-such-file", null);
        var refused = catchThrowableOfType(
                InvalidFields.class, () -> transfers.consent(key("api:c2"), caseId, transferId, unwritten, "platform"));
        assertThat(refused.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("consentedBy UNKNOWN_VALUE", "consentedOn IN_FUTURE", "attachmentId NOT_REGISTERED");
        assertThatThrownBy(() -> transfers.consent(key("api:c3"), "other", transferId, form, "platform"))
                .isInstanceOf(NotFound.class);

        transfers.consent(key("api:c4"), caseId, transferId, form, "platform");
        assertThat(core.get(Outbox.class).pendingMessages(10)).anySatisfy(message -> {
            assertThat(message.name()).isEqualTo("retrofit-consent-given");
            assertThat(message.correlationKey()).isEqualTo(caseId);
        });
        assertThat(transfers.checkConsent(job(), step()).outcome()).isEqualTo(StepOutcome.CONSENTED);
    }

    @ParameterizedTest(name = "from {0}")
    @DisplayName("R12: consent may be withdrawn in mid-works: everything ends, and the case goes back")
    @CsvSource({"CARE_HOME_STABLE", "HOME_FOLLOW_UP"})
    void withdraws(CaseStatus origin) {
        stands(origin, "ORANGE");
        approved();
        var withdrawal = new WithdrawConsent(caseId, transferId, TODAY, "CH-1", null, "改变主意", "platform");
        transfers.withdraw(key("api:w"), withdrawal);
        assertThat(view().stage()).isEqualTo(TransferStage.WITHDRAWN);
        assertThatThrownBy(() -> transfers.checkWorks(job(), step())).isInstanceOf(TransferEnded.class);
        assertThatThrownBy(() -> transfers.withdraw(key("api:w2"), withdrawal)).isInstanceOf(TransferEnded.class);
        CommandKey settle = job();
        transfers.settle(settle, caseId, transferId);
        transfers.settle(settle, caseId, transferId);
        transfers.settle(job(), caseId, transferId);
        assertThat(status()).isEqualTo(origin);
    }

    @Test
    @DisplayName("DOMAIN §6: death in mid-works stops the way home")
    void dies() {
        approved();
        cases.close(key("api:d"), new CloseCase(caseId, null, ClosureReason.DEATH, TODAY, null, null, "platform"));
        assertThatThrownBy(() -> works("1")).isInstanceOf(CaseClosed.class);
        transfers.settle(job(), caseId, transferId);
        assertThat(view().stage()).isEqualTo(TransferStage.STOPPED);
        assertThat(view().endReason()).isEqualTo(EndReason.CASE_CLOSED);
        assertThat(status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @DisplayName("DOMAIN §6: hospital overtakes the way home, whichever step is under way")
    void goesToHospital() {
        approved();
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(
                        Filters.eq("_id", caseId),
                        Updates.combine(
                                Updates.set("status", "HOSPITALISED"),
                                Updates.set("homeTransfer.endedAt", java.util.Date.from(core.clock.instant()))));
        assertThatThrownBy(() -> works("1")).isInstanceOf(TransferEnded.class);
        transfers.settle(job(), caseId, transferId);
        assertThat(view().endReason()).isEqualTo(EndReason.HOSPITALISED);
        assertThat(status()).isEqualTo(CaseStatus.HOSPITALISED);
    }

    @Test
    @DisplayName("R11: no subsidy is approved on an assessment that holds no more; refused it may be")
    void needsAnAssessmentThatHolds() {
        request();
        recheck("PASSED");
        survey("yes", "no", "AIDS");
        propose(item("AIDS", 1, "500"));
        consent("CONSENTED");
        core.clock.set("2026-11-25T10:00:00");
        StepResult expired = approve("APPROVED");
        assertThat(expired.outcome()).isEqualTo(StepOutcome.INCOMPLETE);
        assertThat(expired.problems()).containsExactly("最近一次评估已过期，请待复评完成后再批准。");
        assertThat(approve("REFUSED").outcome()).isEqualTo(StepOutcome.REFUSED);
    }

    @Test
    @DisplayName("DOMAIN §6: what overtakes the request before its process starts ends it too")
    void overtakenBeforeItStarts() {
        transferId = transfers
                .request(key("api:early"), new RequestHomeBed(caseId, "FAMILY", "platform"))
                .transferId();
        cases.close(key("api:d"), new CloseCase(caseId, null, ClosureReason.MOVED, TODAY, null, null, "platform"));
        assertThat(core.get(Outbox.class).pendingMessages(10))
                .extracting(PendingMessage::name)
                .doesNotContain("home-bed-requested");
        assertThat(view().stage()).isEqualTo(TransferStage.STOPPED);
        assertThat(view().endReason()).isEqualTo(EndReason.CASE_CLOSED);
    }

    @Test
    @DisplayName("DESIGN §3.2: a process that comes after the hospital hears so, and the request ends")
    void overtakenByHospital() {
        transferId = transfers
                .request(key("api:early"), new RequestHomeBed(caseId, "FAMILY", "platform"))
                .transferId();
        core.get(CaseEvents.class)
                .report(
                        key("api:e"),
                        new ReportEvent(
                                caseId,
                                "EV-1",
                                CaseEventKind.HOSPITALISATION,
                                core.clock.instant().atOffset(ZoneOffset.ofHours(8)),
                                null,
                                "示例平台",
                                "platform"));
        assertThat(transfers.claim(job(), caseId, transferId, "c:1").claimed()).isFalse();
        assertThat(view().endReason()).isEqualTo(EndReason.HOSPITALISED);
        assertThat(view().endedAt()).isNotNull();
        assertThat(core.get(Outbox.class).pendingMessages(10))
                .extracting(PendingMessage::name)
                .contains("case-hospitalised");
    }

    @Test
    @DisplayName("R50: counted are the severe and moderate cases of this care home, in its house and at home")
    void countsWhomItServes() {
        request();
        assertThat(core.get(HomeTransfers.class).served("NH001")).isOne();
        assertThat(core.get(HomeTransfers.class).served("NH002")).isZero();
        stands(CaseStatus.HOME_STABLE, "RED");
        assertThat(core.get(HomeTransfers.class).served("NH001")).isOne();
        stands(CaseStatus.HOME_STABLE, "YELLOW");
        assertThat(core.get(HomeTransfers.class).served("NH001")).isZero();
        stands(CaseStatus.HOME_FOLLOW_UP, "RED");
        assertThat(core.get(HomeTransfers.class).served("NH001")).isZero();
    }

    @Test
    @DisplayName("R50, R51: carers below level 3 or short of class-hours and nurses with one certificate do not count")
    void needsStaff() {
        request();
        recheck("PASSED");
        survey("no", "no");
        devices();
        staff("carer.one", 4, 80, 80);
        staff("carer.two", 3, 79, 80);
        staff("carer.three", 1, 80, null);
        nurse("nurse.one", "REGISTERED_NURSE");
        StepResult missing = transfers.checkStaffing(job(), step(), RATIOS);
        assertThat(missing.outcome()).isEqualTo(StepOutcome.NOT_MET);
        assertThat(missing.problems()).containsExactly("养老护理员需1名，合格的有0名。", "护士需1名，合格的有0名。");
        assertThat(missing.nextDue().task()).isEqualTo("staffing");

        transfers.record(job(), transferId, new StaffingForm("TRAINED", null), "guanli");
        staff("carer.two", 3, 80, 80);
        nurse("nurse.two", "REGISTERED_NURSE", "GERIATRIC_NURSE");
        assertThat(transfers.checkStaffing(job(), step(), RATIOS).outcome()).isEqualTo(StepOutcome.MET);
        planned();
        assertThat(activate("carer.three").problems())
                .singleElement()
                .asString()
                .contains("学时不足");
        assertThat(activate("nurse.two").problems()).singleElement().asString().contains("护理员");
        // R51 asks for the class-hours of whoever is sent; the level counts for the ratio only.
        assertThat(activate("carer.one").outcome()).isEqualTo(StepOutcome.ACTIVE);
    }

    @Test
    @DisplayName("R31: a plan that is not published is no plan to live by at home")
    void needsAPlan() {
        request();
        recheck("PASSED");
        survey("no", "no");
        devices();
        transfers.checkStaffing(job(), step(), RATIOS);
        String draft = plan("CONSENT");
        assertThatThrownBy(() -> transfers.prepareActivation(job(), step(), draft))
                .hasMessageContaining("R31");
    }

    @Test
    @DisplayName("R30: the family's carers are trained in all four parts before the activation")
    void trains() {
        request();
        recheck("PASSED");
        survey("no", "yes");
        devices();
        assertThat(transfers.checkStaffing(job(), step(), RATIOS).nextDue().task())
                .isEqualTo("zbi");
        interview(1);
        StepResult untrained = train("no");
        assertThat(untrained.outcome()).isEqualTo(StepOutcome.INCOMPLETE);
        assertThat(untrained.problems()).containsExactly("康复培训尚未完成，请补训后再登记。");
        train("yes");
        planned();
        assertThat(activate("carer.one").outcome()).isEqualTo(StepOutcome.ACTIVE);
    }

    @Test
    @DisplayName("R12, R32: what is missing in a form comes back, one sentence each")
    void namesWhatIsMissing() {
        request();
        transfers.record(job(), transferId, new RecheckForm(null, null, "no", "PASSED", null), "wang.yisheng");
        StepResult recheck = transfers.checkRecheck(job(), step());
        assertThat(recheck.outcome()).isEqualTo(StepOutcome.INCOMPLETE);
        assertThat(recheck.problems()).containsExactly("复查日期未填写。", "病情稳定未填写。", "病情不稳定或居家照护不可行的，不能通过复查。");
        recheck("PASSED");
        assertThat(survey("yes", "yes").problems()).containsExactly("需要改造的，请至少选择一项改造内容。");
        assertThat(survey("no", "yes", "AIDS").problems()).containsExactly("选择了不需要改造，却选择了改造内容。");
        survey("yes", "yes", "AIDS", "FLOOR");
        assertThat(transfers.proposalDraft(transferId).items())
                .extracting(ProposalForm.Item::category)
                .containsExactly("AIDS", "FLOOR");
        assertThat(propose().problems()).startsWith("改造方案没有任何项目。");
        assertThat(propose(item("AIDS", 0, "1.005"), item("POOL", 1, "100001")).problems())
                .containsExactly(
                        "第1项·数量应在1至100之间，现为0。",
                        "第1项·单价（元）最多保留2位小数，现为1.005。",
                        "第2项·类别未选择或不在目录内。",
                        "第2项·单价（元）应在0至100000之间，现为100001。",
                        "勘察认定需要“防滑地面”，方案中没有。");
        propose(item("AIDS", 1, "100"), item("FLOOR", 1, "200"));
        transfers.record(job(), transferId, new ConsentForm("CONSENTED", "ELDER", TODAY, null, "x", null), "shegong");
        assertThat(transfers.checkConsent(job(), step()).problems()).containsExactly("同意书不是本个案的附件编号。");
    }
}
