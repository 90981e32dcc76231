package org.kangyang.core.homebed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.homebed.HomeBedTransferView.PaymentOrder;
import org.kangyang.core.homebed.HomeBedTransferView.ProposedItem;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.MessageName;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.integration.TimelineNote;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.HomeTransferStanding;

/**
 * One way home, from the request to an activated home bed or to one of its other ends. What was recorded is never
 * overwritten: a task done again is one more record, the last one holds.
 */
final class HomeBedTransfer extends Aggregate {

    private String caseId;
    private String caseNumber;
    private CaseStatus origin;
    private String requestedBy;
    private Instant requestedAt;
    private TransferStage stage;
    private Instant stageSince;
    private @Nullable EndReason endReason;
    private @Nullable Instant endedAt;

    private List<Recorded<RecheckForm>> rechecks = new ArrayList<>();
    private List<Recorded<SurveyForm>> surveys = new ArrayList<>();
    private List<Recorded<ProposalForm>> proposals = new ArrayList<>();
    private List<Recorded<ConsentForm>> consents = new ArrayList<>();
    private List<Recorded<ApprovalForm>> approvals = new ArrayList<>();
    private List<Recorded<WorksForm>> works = new ArrayList<>();
    private List<Recorded<InspectionForm>> inspections = new ArrayList<>();
    private List<Recorded<RepairForm>> repairs = new ArrayList<>();
    private List<Recorded<DevicesForm>> devices = new ArrayList<>();
    private List<Recorded<StaffingForm>> staffingMeasures = new ArrayList<>();
    private List<Recorded<ZbiForm>> interviews = new ArrayList<>();
    private List<Recorded<TrainingForm>> trainings = new ArrayList<>();
    private List<Recorded<ActivationForm>> activations = new ArrayList<>();

    private boolean recheckPassed;
    private @Nullable Colour listedColour;
    private @Nullable Boolean caregiver;
    private List<ProposedItem> proposal = new ArrayList<>();
    private @Nullable String implementingInstitutionId;
    private boolean consented;
    private boolean approved;
    private int failedInspections;
    private boolean accepted;
    private @Nullable PaymentOrder payment;
    private boolean devicesRegistered;
    private List<Staffing> staffing = new ArrayList<>();
    private @Nullable Integer zbi;
    private @Nullable RespiteEntitlement respite;
    private boolean trained;
    private @Nullable String planId;
    private @Nullable Withdrawal withdrawal;

    /** The written withdrawal (R12). */
    record Withdrawal(
            LocalDate withdrawnOn,
            @Nullable String documentReference,
            @Nullable String attachmentId,
            @Nullable String reason,
            String recordedBy,
            Instant recordedAt) {}

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private HomeBedTransfer() {}

    HomeBedTransfer(String id, String caseId, String caseNumber, CaseStatus origin, String requestedBy, Instant now) {
        super(id, now);
        this.caseId = caseId;
        this.caseNumber = caseNumber;
        this.origin = origin;
        this.requestedBy = requestedBy;
        this.requestedAt = now;
        this.stage = TransferStage.RECHECK;
        this.stageSince = now;
    }

    @Override
    protected @Nullable String currentEpisode() {
        return null;
    }

    // ---- what staff filled in

    void record(RecheckForm form, String by, Instant now) {
        rechecks.add(new Recorded<>(form, by, now));
        done(now, by, "home-recheck-recorded", "返家复查已记录");
    }

    void record(SurveyForm form, String by, Instant now) {
        surveys.add(new Recorded<>(form, by, now));
        done(now, by, "home-survey-recorded", "入户勘察已记录");
    }

    void record(ProposalForm form, String by, Instant now) {
        proposals.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-proposal-recorded", "改造方案已提交");
    }

    void record(ConsentForm form, String by, Instant now) {
        consents.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-consent-recorded", "家属对改造方案的意见已登记");
    }

    void record(ApprovalForm form, String by, Instant now) {
        approvals.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-approval-recorded", "街道审批意见已登记");
    }

    void record(WorksForm form, String by, Instant now) {
        works.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-works-recorded", "改造施工已报完工");
    }

    void record(InspectionForm form, String by, Instant now) {
        inspections.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-inspection-recorded", "改造验收已登记");
    }

    void record(RepairForm form, String by, Instant now) {
        repairs.add(new Recorded<>(form, by, now));
        done(now, by, "retrofit-repair-recorded", "改造整改已登记");
    }

    void record(DevicesForm form, String by, Instant now) {
        devices.add(new Recorded<>(form, by, now));
        done(now, by, "devices-recorded", "监护设备已登记");
    }

    void record(StaffingForm form, String by, Instant now) {
        staffingMeasures.add(new Recorded<>(form, by, now));
        done(now, by, "staffing-measure-recorded", "人员补充措施已登记");
    }

    void record(ZbiForm form, String by, Instant now) {
        interviews.add(new Recorded<>(form, by, now));
        done(now, by, "zbi-recorded", "照护者负担访谈已记录");
    }

    void record(TrainingForm form, String by, Instant now) {
        trainings.add(new Recorded<>(form, by, now));
        done(now, by, "caregiver-training-recorded", "家庭照护者培训已记录");
    }

    void record(ActivationForm form, String by, Instant now) {
        activations.add(new Recorded<>(form, by, now));
        done(now, by, "activation-recorded", "启用家庭养老床位已确认");
    }

    /** The API's consent overtakes the task that would record it. */
    void consentGiven(ConsentForm form, String by, Instant now) {
        record(form, by, now);
        publish(now, MessageName.RETROFIT_CONSENT_GIVEN, caseId, Map.of("transferId", id()));
    }

    private void done(Instant now, String by, String kind, String text) {
        note(now, TimelineNote.by(by, kind, text).with("transferId", id()));
    }

    // ---- what was decided on it

    void moveTo(TransferStage next, Instant now) {
        stage = next;
        stageSince = now;
    }

    void rechecked(boolean passed, @Nullable Colour colour) {
        recheckPassed = passed;
        listedColour = colour;
    }

    void surveyed(boolean hasCaregiver) {
        caregiver = hasCaregiver;
    }

    void proposed(List<ProposedItem> items, String institutionId) {
        proposal = new ArrayList<>(items);
        implementingInstitutionId = institutionId;
    }

    void consented() {
        consented = true;
    }

    void approved() {
        approved = true;
    }

    void inspectionFailed() {
        failedInspections++;
    }

    void accepted(Instant now) {
        accepted = true;
        note(now, TimelineNote.of("retrofit-accepted", "改造验收通过").with("transferId", id()));
    }

    /** @throws IllegalStateException before acceptance: nothing is ever paid then (R12) */
    void ordered(Subsidy subsidy, Instant now) {
        if (!accepted || implementingInstitutionId == null) {
            throw new IllegalStateException("返家申请 " + id() + " 的改造尚未验收通过，不能支付补贴（R12）");
        }
        payment = new PaymentOrder(implementingInstitutionId, subsidy.costFen(), subsidy.amountFen(), now);
        note(
                now,
                TimelineNote.of("retrofit-subsidy-ordered", subsidy.amountFen() > 0 ? "改造补贴付款通知已生成" : "该户已享受过改造补贴，不再支付")
                        .with("transferId", id())
                        .with("payee", implementingInstitutionId)
                        .with("amountFen", subsidy.amountFen()));
    }

    void devicesRegistered() {
        devicesRegistered = true;
    }

    void staffed(List<Staffing> found, Instant now) {
        staffing = new ArrayList<>(found);
        if (found.stream().anyMatch(role -> !role.met())) {
            note(
                    now,
                    TimelineNote.of("staffing-not-met", "机构人员配备未达要求，家庭养老床位暂不启用").with("transferId", id()));
        }
    }

    void burdened(int total) {
        zbi = total;
    }

    void entitled(RespiteEntitlement entitlement, Instant now) {
        respite = entitlement;
        if (entitlement.entitled()) {
            note(
                    now,
                    TimelineNote.of("respite-entitled", "照护者负担重，享受政府付费的喘息服务")
                            .with("transferId", id())
                            .with("hoursPerMonth", entitlement.hoursPerMonth()));
        }
    }

    void trained() {
        trained = true;
    }

    void planned(String plan) {
        planId = plan;
    }

    void withdrawn(Withdrawal how) {
        withdrawal = how;
        end(TransferStage.WITHDRAWN, EndReason.CONSENT_WITHDRAWN, how.recordedAt());
        publish(how.recordedAt(), MessageName.RETROFIT_CONSENT_WITHDRAWN, caseId, Map.of("transferId", id()));
    }

    void end(TransferStage last, EndReason why, Instant now) {
        moveTo(last, now);
        endReason = why;
        endedAt = now;
        note(
                now,
                TimelineNote.of("home-transfer-ended", "返家申请结束：" + why.inChinese())
                        .with("transferId", id())
                        .with("endReason", why));
    }

    // ---- what others ask

    void requireRunning() {
        if (stage.ended()) {
            throw new TransferEnded(id(), stage);
        }
    }

    /** @throws IllegalStateException where the process asks for a step that is not its turn */
    void requireStage(TransferStage expected) {
        if (stage != expected) {
            throw new IllegalStateException(
                    "返家申请 " + id() + " 处于“" + stage.inChinese() + "”，不能办理“" + expected.inChinese() + "”；请核对流程实例");
        }
    }

    RecheckForm recheck() {
        return last(rechecks, TransferStage.RECHECK).form();
    }

    SurveyForm survey() {
        return last(surveys, TransferStage.SURVEY).form();
    }

    boolean proposalFilledIn() {
        return !proposals.isEmpty();
    }

    ProposalForm proposalForm() {
        return last(proposals, TransferStage.PROPOSAL).form();
    }

    ConsentForm consent() {
        return last(consents, TransferStage.CONSENT).form();
    }

    ApprovalForm approval() {
        return last(approvals, TransferStage.APPROVAL).form();
    }

    Recorded<WorksForm> worksReport() {
        return last(works, TransferStage.WORKS);
    }

    Recorded<InspectionForm> inspection() {
        return last(inspections, TransferStage.INSPECTION);
    }

    RepairForm repair() {
        return last(repairs, TransferStage.REPAIR).form();
    }

    DevicesForm devices() {
        return last(devices, TransferStage.DEVICES).form();
    }

    ZbiForm interview() {
        return last(interviews, TransferStage.CAREGIVER).form();
    }

    TrainingForm training() {
        return last(trainings, TransferStage.CAREGIVER).form();
    }

    ActivationForm activation() {
        return last(activations, TransferStage.ACTIVATION).form();
    }

    private <F> Recorded<F> last(List<Recorded<F>> records, TransferStage of) {
        if (records.isEmpty()) {
            throw new IllegalStateException("返家申请 " + id() + " 还没有“" + of.inChinese() + "”的记录，请先完成该任务");
        }
        return records.getLast();
    }

    RetrofitFacts facts() {
        return new RetrofitFacts(recheckPassed, listedColour, consented, accepted);
    }

    long proposalFen() {
        return proposal.stream()
                .mapToLong(item -> item.quantity() * item.unitPriceFen())
                .sum();
    }

    String caseId() {
        return caseId;
    }

    TransferStage stage() {
        return stage;
    }

    boolean hasCaregiver() {
        return Boolean.TRUE.equals(caregiver);
    }

    boolean isApproved() {
        return approved;
    }

    @Nullable
    PaymentOrder payment() {
        return payment;
    }

    RetrofitSummary summary() {
        return RetrofitSummary.of(proposal, proposalFen());
    }

    @Nullable
    Integer zbi() {
        return zbi;
    }

    @Nullable
    EndReason endReason() {
        return endReason;
    }

    /** What R31 still lacks, one sentence each. */
    List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        lack(!recheckPassed, "医院复查未通过。", lacking);
        lack(approved && !accepted, "改造尚未验收通过。", lacking);
        lack(!devicesRegistered, "三类监护设备尚未登记。", lacking);
        lack(staffing.isEmpty() || staffing.stream().anyMatch(role -> !role.met()), "机构人员配备未达要求。", lacking);
        lack(hasCaregiver() && !trained, "家庭照护者尚未完成培训。", lacking);
        lack(planId == null, "健康管理方案尚未为返家重新签署。", lacking);
        return lacking;
    }

    private static void lack(boolean missing, String sentence, List<String> lacking) {
        if (missing) {
            lacking.add(sentence);
        }
    }

    TransferChanged changed() {
        return new TransferChanged(id(), stage, revision() + 1);
    }

    /**
     * Where the process was never started, because hospital or closure came first, nobody recorded the end: it is shown
     * all the same.
     */
    HomeBedTransferView view(HomeTransferStanding standing) {
        boolean overtaken = !stage.ended() && !standing.current();
        EndReason overtakenBy = standing.status().open() ? EndReason.HOSPITALISED : EndReason.CASE_CLOSED;
        return new HomeBedTransferView(
                id(),
                caseId,
                revision(),
                origin,
                requestedBy,
                requestedAt,
                overtaken ? TransferStage.STOPPED : stage,
                stageSince,
                overtaken ? overtakenBy : endReason,
                listedColour,
                caregiver,
                proposal.isEmpty() ? null : Long.valueOf(proposalFen()),
                List.copyOf(proposal),
                implementingInstitutionId,
                failedInspections,
                payment,
                List.copyOf(staffing),
                zbi,
                respite,
                planId,
                activations.isEmpty() ? null : activations.getLast().form().startsOn(),
                endedAt);
    }

    boolean belongsTo(String someCase) {
        return Objects.equals(caseId, someCase);
    }
}
