package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.local.process.HomeStory.item;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

/**
 * Every path of {@code home-bed-transfer}, {@code home-transfer-review}, {@code home-retrofit} and
 * {@code home-activation}; subclasses say on which engine.
 */
@Tag("story")
abstract class HomeBedStories {

    abstract Consortium consortium();

    private HomeStory yellow() {
        return HomeStory.followedUp(consortium(), "YELLOW");
    }

    @Test
    @DisplayName("R12, R31, R32: a retrofit whose first inspection fails, paid once after acceptance, then a home bed")
    void leadsHomeThroughARetrofit() {
        HomeStory home = yellow();
        home.approvedFor(4200.50);
        assertThat(home.transfer().get("payment")).isNull();
        home.works(4100);
        home.inspects(false);
        home.repairs();
        assertThat(home.story.task("Task_Inspection")).isNotNull();
        assertThat(home.transfer().get("payment")).isNull();
        assertThat(home.transfer()).containsEntry("failedInspections", 1);
        home.inspects(true);
        home.startsService(true, 40);

        Map<String, Object> transfer = home.transfer();
        assertThat(transfer)
                .containsEntry("stage", "ACTIVE")
                .containsEntry("zbi", 40)
                .containsEntry("planId", home.story.caseId + "-p1");
        assertThat(transfer.get("payment").toString())
                .contains("amountFen=300000", "costFen=410000", "payee=" + home.story.careHome);
        assertThat(transfer.get("respite").toString()).contains("entitled=true", "hoursPerMonth=4", "feeFen=0");
        assertThat(home.story.view().get("homeTransfer").toString()).contains("homeBedSince=2");
        home.story.timelineShows("改造验收未通过，须整改", "改造补贴付款通知已生成", "享受政府付费的喘息服务", "家庭养老床位启用");
        home.story.nothingRuns();
    }

    @Test
    @DisplayName("DOMAIN §7: whatever comes late on the way home is asked after, and goes on once it is done")
    void everythingComesLate() {
        HomeStory home = yellow();
        home.hires("carer." + home.story.careHome, "huli", 3, 80, 79);
        turnsOrange(home);
        home.story.everythingComesLate();
        home.approvedFor(4200.50);
        home.works(4100);
        home.inspects(false);
        home.repairs();
        home.inspects(true);
        home.registersDevices();
        home.comesBack("Task_Staffing", "养老护理员需1名，合格的有0名。");
        home.hiresWhoeverIsNeeded();
        home.does("Task_Staffing", "guanli", Map.of("measure", "HIRED"));
        home.interviews(40);
        home.trains("yes");
        home.plansAnew();
        home.story.comesLateAtLast("Task_Activation");
        home.activates();
        home.story.statusBecomes("HOME_STABLE");
    }

    @Test
    @DisplayName("R31: nothing to retrofit and nobody of the family to train: devices, staff, activation")
    void leadsHomeWithoutARetrofit() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(false);
        home.startsService(false, 0);
        assertThat(home.transfer().get("payment")).isNull();
        assertThat(home.transfer().get("respite")).isNull();
        home.story.nothingRuns();
    }

    @Test
    @DisplayName("DOMAIN §6: from a care home: refused or withdrawn the elder keeps the bed; at home it is another's")
    void leadsHomeFromACareHome() {
        HomeStory home = HomeStory.inACareHome(consortium());
        home.asks();
        home.rechecks(false);
        home.endsAs("CARE_HOME_STABLE", "RECHECK_NOT_PASSED");
        home.approvedFor(2000);
        home.story.task("Task_Works");
        home.withdraws();
        home.endsAs("CARE_HOME_STABLE", "CONSENT_WITHDRAWN");
        assertThat(home.bed()).containsEntry("state", "OCCUPIED");

        home.asks();
        home.rechecks(true);
        home.surveys(true);
        home.startsService(true, 41);
        assertThat(home.transfer().get("staffing").toString()).contains("served=1");
        Awaitility.await("the bed in the care home is free")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(home.bed()).containsEntry("state", "FREE"));
        home.story.nothingRuns();
    }

    @Test
    @DisplayName("R10: a caregiver with 39 points has no claim to respite care")
    void givesNoRespiteBelowForty() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(true);
        home.startsService(true, 39);
        assertThat(home.transfer().get("respite").toString()).contains("entitled=false");
    }

    @Test
    @DisplayName("R31: who does not pass the re-check stays where they were")
    void refusesAtTheRecheck() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(false);
        home.endsAs("HOME_FOLLOW_UP", "RECHECK_NOT_PASSED");
    }

    @Test
    @DisplayName("A13, T4: no home bed for GREEN")
    void refusesWhoCaresForThemselves() {
        HomeStory home = HomeStory.followedUp(consortium(), "GREEN");
        home.asks();
        home.rechecks(true);
        home.endsAs("HOME_FOLLOW_UP", "NOT_LISTED");
    }

    @Test
    @DisplayName("R12: without the family's consent there is no retrofit")
    void endsWhereTheFamilyDoesNotConsent() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(true, "AIDS");
        home.proposes(item("AIDS", 2, 300));
        home.consents(false);
        home.endsAs("HOME_FOLLOW_UP", "CONSENT_REFUSED");
    }

    @Test
    @DisplayName("T4: the officer refuses with a reason; the family may ask again")
    void endsWhereTheOfficerRefuses() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(true, "AIDS");
        home.proposes(item("AIDS", 2, 300));
        home.consents(true);
        home.does("Task_Approval", "jiedao", Map.of("decision", "REFUSED", "reason", ""));
        home.comesBack("Task_Approval", "理由");
        home.decides(false);
        home.endsAs("HOME_FOLLOW_UP", "NOT_APPROVED");
        home.asks();
        home.story.task("Task_Recheck");
        assertThat(home.transferId).endsWith("-h2");
    }

    @Test
    @DisplayName("R12: the family's consent by the API overtakes the task that would record it")
    void takesConsentByTheApi() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(true, "AIDS");
        home.proposes(item("AIDS", 2, 300));
        home.story.task("Task_Consent");
        home.post(
                "/home-bed-requests/" + home.transferId + "/consent",
                Map.of(
                        "consentedBy", "GUARDIAN",
                        "consentedOn", home.today(),
                        "attachmentId", home.attachment("CONSENT")));
        home.story.task("Task_Approval");
        assertThat(home.story.has("Task_Consent")).isFalse();
    }

    @Test
    @DisplayName("R12: once per household: the second retrofit at an address is paid by the family")
    void paysOncePerHousehold() {
        String address = "示例路 " + Consortium.nextNumber() + " 号";
        HomeStory first = HomeStory.followedUp(consortium(), "YELLOW", address);
        first.approvedFor(2000);
        first.works(2000);
        first.inspects(true);
        first.story.task("Task_Devices");
        assertThat(first.transfer().get("payment").toString()).contains("amountFen=200000");

        HomeStory second = HomeStory.followedUp(consortium(), "YELLOW", address.replace(" ", ""));
        second.approvedFor(2000);
        second.works(2000);
        second.inspects(true);
        second.story.task("Task_Devices");
        assertThat(second.transfer().get("payment").toString()).contains("amountFen=0", "costFen=200000");
    }

    @Test
    @DisplayName("R12, R30–R32, R51: whatever is missing in a form brings the task back, saying what")
    void bringsEveryIncompleteFormBack() {
        HomeStory home = yellow();
        home.asks();
        home.does("Task_Recheck", home.story.physician, Map.of("stable", "no", "decision", "PASSED"));
        home.comesBack("Task_Recheck", "不能通过复查");
        home.rechecks(true);
        home.does("Task_Survey", "guanli", Map.of("caregiver", "yes", "retrofitNeeded", "yes"));
        home.comesBack("Task_Survey", "请至少选择一项改造内容");
        home.surveys(true, "NURSING_BED", "EMERGENCY_CALL");
        var proposal = home.story.task("Task_Proposal");
        assertThat(home.variable(proposal.getUserTaskKey(), "proposal")).contains("NURSING_BED", "EMERGENCY_CALL");
        home.proposes(item("NURSING_BED", 1, 2800));
        home.comesBack("Task_Proposal", "紧急呼叫");
        assertThat(home.variable(home.story.task("Task_Proposal").getUserTaskKey(), "proposal"))
                .contains("2800");
        home.proposes(item("NURSING_BED", 1, 2800), item("EMERGENCY_CALL", 1, 399.5));
        var consent = home.story.task("Task_Consent");
        assertThat(home.variable(consent.getUserTaskKey(), "retrofit")).contains("3199.50", "3000.00", "199.50");
        home.does("Task_Consent", "shegong", Map.of("decision", "CONSENTED", "attachmentId", "no-such-file"));
        home.comesBack("Task_Consent", "不是本个案的附件编号");
        home.consents(true);
        home.decides(true);
        home.works(3199.51);
        home.comesBack("Task_Works", "超过批准的方案金额3199.50元");
        home.works(3199.50);
        home.does("Task_Inspection", "shigong", Map.of("decision", "PASSED", "emergencyCall", "no"));
        home.comesBack("Task_Inspection", "三类设备");
        home.inspects(false);
        home.does("Task_Repair", "shigong", Map.of("measures", ""));
        home.comesBack("Task_Repair", "整改措施未填写");
        home.repairs();
        home.inspects(true);
        home.does("Task_Devices", "guanli", Map.of("bedExitSensor", "LC-1", "vitalSignsMonitor", "LC-1"));
        home.comesBack("Task_Devices", "编号不应相同");
        home.registersDevices();
        home.does("Task_Zbi", home.story.assessor, Map.of("q1", 5));
        home.comesBack("Task_Zbi", "第1题应在0至4之间");
        home.interviews(12);
        home.trains("no");
        home.comesBack("Task_Training", "康复培训尚未完成");
        home.trains("yes");
        home.plansAnew();
        Map<String, Object> untrained = new LinkedHashMap<>();
        untrained.put("startsOn", home.today());
        untrained.put("responsibleCarer", "shui" + home.story.careHome);
        untrained.put("confirmed", "yes");
        home.does("Task_Activation", "guanli", untrained);
        home.comesBack("Task_Activation", "责任护理员");
        home.activates();
        home.story.statusBecomes("HOME_STABLE");
        home.story.nothingRuns();
    }

    @Test
    @DisplayName("R50, R51: without the staff that its severe and moderate cases need, the care home cannot start")
    void waitsForStaff() {
        HomeStory home = yellow();
        home.hires("carer." + home.story.careHome, "huli", 3, 80, 79);
        turnsOrange(home);
        home.asks();
        home.rechecks(true);
        home.surveys(false);
        home.registersDevices();
        home.comesBack("Task_Staffing", "养老护理员需1名，合格的有0名。");
        home.does("Task_Staffing", "guanli", Map.of("measure", "OTHER"));
        home.comesBack("Task_Staffing", "数据专员需1名，合格的有0名。");

        home.hiresWhoeverIsNeeded();
        home.does("Task_Staffing", "guanli", Map.of("measure", "HIRED"));
        home.plansAnew();
        home.activates();
        home.story.statusBecomes("HOME_STABLE");
    }

    private void turnsOrange(HomeStory home) {
        List<?> episodes = (List<?>) home.story.view().get("episodes");
        String assessmentId =
                ((Map<?, ?>) episodes.getLast()).get("assessmentId").toString();
        var current = consortium()
                .api
                .get()
                .uri("/api/v1/cases/{c}/assessments/{a}", home.story.caseId, assessmentId)
                .retrieve()
                .toEntity(String.class);
        consortium()
                .api
                .post()
                .uri("/api/v1/cases/{c}/assessments/{a}/amendments", home.story.caseId, assessmentId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", current.getHeaders().getETag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "author",
                        home.story.assessor,
                        "reason",
                        "录入有误",
                        "changes",
                        Map.of("adl.mobility", "0", "adl.transfer", "0", "adl.stairs", "0")))
                .retrieve()
                .toBodilessEntity();
        home.story.colourBecomes("ORANGE");
    }

    @ParameterizedTest(name = "withdrawn at {0}")
    @DisplayName("R12: the family withdraws, in mid-works too: everything ends, and the case goes back")
    @CsvSource({"RECHECK", "CONSENT", "WORKS", "REPAIR", "PLAN", "ACTIVATION"})
    void endsWithAWithdrawal(String point) {
        HomeStory home = yellow();
        reach(home, point);
        List<Long> running = home.story.instances();
        home.withdraws();
        home.endsAs("HOME_FOLLOW_UP", "CONSENT_WITHDRAWN");
        home.story.hadNoIncident(running);
    }

    @ParameterizedTest(name = "dead at {0}")
    @DisplayName("DOMAIN §6: death in mid-works ends everything")
    @CsvSource({"RECHECK", "WORKS", "PLAN", "ACTIVATION"})
    void endsWithTheCase(String point) {
        HomeStory home = yellow();
        reach(home, point);
        List<Long> running = home.story.instances();
        home.closes("DEATH");
        home.endsAs("CLOSED", "CASE_CLOSED");
        home.story.hadNoIncident(running);
    }

    @ParameterizedTest(name = "in hospital at {0}")
    @DisplayName("DOMAIN §6: hospital overtakes the way home wherever it stands")
    @CsvSource({"RECHECK", "WORKS", "PLAN", "ACTIVATION"})
    void endsInHospital(String point) {
        HomeStory home = yellow();
        reach(home, point);
        List<Long> running = home.story.instances();
        home.isHospitalised();
        home.endsAs("HOSPITALISED", "HOSPITALISED");
        home.story.hadNoIncident(running);
    }

    @ParameterizedTest(name = "re-check passed: {0}")
    @DisplayName("T1 row 0: from the ward back to the home bed in force, if its re-check passed")
    @CsvSource({"yes, HOME_STABLE, true", "no, HOME_FOLLOW_UP, false"})
    void returnsToTheHomeBed(String recheck, String status, boolean homeBed) {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(false);
        home.startsService(false, 0);
        home.isHospitalised();
        home.story.refer(consortium().today().plusDays(7));
        home.story.testsFitness(People.fit(consortium().today()));
        home.story.assesses(People.wellAssessment(consortium().today()));
        var signOff = home.story.task("Task_SignOff");
        assertThat(home.variable(signOff.getUserTaskKey(), "homeBedInForce")).isEqualTo("true");
        home.story.complete(
                "Task_SignOff",
                home.story.physician,
                Map.of(
                        "signOff",
                        Map.of(
                                "decision", "APPROVED",
                                "palliative", "no",
                                "stable", "yes",
                                "homeSupport", "yes",
                                "homeBedRecheck", recheck)));
        home.story.statusBecomes(status);
        assertThat(home.story.view().get("homeTransfer").toString().contains("homeBedSince=2"))
                .isEqualTo(homeBed);
    }

    private static void reach(HomeStory home, String point) {
        switch (point) {
            case "RECHECK" -> home.asks();
            case "CONSENT" -> {
                home.asks();
                home.rechecks(true);
                home.surveys(true, "AIDS");
                home.proposes(item("AIDS", 2, 300));
            }
            case "WORKS" -> home.approvedFor(2000);
            case "REPAIR" -> {
                home.approvedFor(2000);
                home.works(2000);
                home.inspects(false);
            }
            default -> {
                home.asks();
                home.rechecks(true);
                home.surveys(false);
                home.registersDevices();
                if (point.equals("ACTIVATION")) {
                    home.plansAnew();
                }
            }
        }
        home.story.task(
                switch (point) {
                    case "RECHECK" -> "Task_Recheck";
                    case "CONSENT" -> "Task_Consent";
                    case "WORKS" -> "Task_Works";
                    case "REPAIR" -> "Task_Repair";
                    case "PLAN" -> "Task_Edit";
                    default -> "Task_Activation";
                });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A step that finds the way home withdrawn, or the case closed, ends everything and raises no incident")
    @CsvSource({"WITHDRAWN", "DEATH"})
    void endsWhereAStepFindsItOver(String how) {
        HomeStory home = yellow();
        home.approvedFor(2000);
        home.story.task("Task_Works");
        List<Long> running = home.story.instances();
        consortium().holdMessages();
        try {
            if (how.equals("DEATH")) {
                home.closes("DEATH");
            } else {
                home.withdraws();
            }
            home.works(2000);
            home.story.nothingRuns();
        } finally {
            consortium().releaseMessages();
        }
        home.endsAs(
                how.equals("DEATH") ? "CLOSED" : "HOME_FOLLOW_UP",
                how.equals("DEATH") ? "CASE_CLOSED" : "CONSENT_WITHDRAWN");
        home.story.hadNoIncident(running);
    }

    @Test
    @DisplayName("T4, DOMAIN §7: five working days for the approval, then civil affairs hears of it")
    void escalatesAnOverdueApproval() {
        HomeStory home = yellow();
        home.asks();
        home.rechecks(true);
        home.surveys(true, "AIDS");
        home.proposes(item("AIDS", 2, 300));
        home.consents(true);
        var approval = home.story.task("Task_Approval");
        // Five working days hold a weekend, so that they are a week at least; begun on one, they end on its Friday.
        var decided = consortium().today();
        long days = java.time.temporal.ChronoUnit.DAYS.between(
                decided,
                approval.getDueDate()
                        .atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai"))
                        .toLocalDate());
        long least = switch (decided.getDayOfWeek()) {
            case SATURDAY -> 6;
            case SUNDAY -> 5;
            default -> 7;
        };
        assertThat(days).isBetween(least, 16L);

        consortium().pass(Duration.ofDays(days - 1));
        home.story.nothingIsOverdue();
        consortium().pass(Duration.ofDays(1).plusMinutes(1));
        var reminder = home.story.task("Task_Remind");
        assertThat(reminder.getCandidateGroups()).containsExactly("civil-affairs");
        home.decides(true);
        Awaitility.await("the reminder ends with the task")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(home.story.has("Task_Remind")).isFalse());
        home.story.statusBecomes("RETROFIT");
        home.story.timelineShows("任务超期：改造审批");
    }

    @Test
    @DisplayName("DESIGN §3.2: a start message that comes twice starts one way home")
    void startsOnce() {
        HomeStory home = yellow();
        home.asks();
        home.story.task("Task_Recheck");
        home.story.startArrivesAgain("home-bed-requested", Map.of("transferId", home.transferId));
        home.rechecks(false);
        home.endsAs("HOME_FOLLOW_UP", "RECHECK_NOT_PASSED");
    }
}
