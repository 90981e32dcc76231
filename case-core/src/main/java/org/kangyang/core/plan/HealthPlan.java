package org.kangyang.core.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.MessageName;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.integration.TimelineNote;
import org.kangyang.core.pathway.PlanBasis;
import org.kangyang.core.pathway.PlanReason;

/**
 * One version of a case's health plan (R27). Every draft, signature and answer is kept; the last one holds. A later
 * version replaces it and never overwrites.
 */
final class HealthPlan extends Aggregate {

    /** Who wrote the first draft. */
    static final String TABLES = "system";

    private String caseId;
    private String caseNumber;
    private int version;
    private PlanReason reason;
    private @Nullable Instant dueAt;
    private String assessmentId;
    private PlanFacts facts;
    private @Nullable Adjustment adjustment;
    /** Of the version before: its costs go on until somebody changes them. */
    private @Nullable PlanContent before;

    private PlanStage stage;
    private Instant stageSince;
    private List<PlanRisk> risks = new ArrayList<>();
    private List<ServicePackage> packages = new ArrayList<>();
    private List<Recorded<PlanContent>> contents = new ArrayList<>();
    private List<Recorded<CoSignatureForm>> coSignatures = new ArrayList<>();
    private List<Recorded<PlanConsentForm>> consents = new ArrayList<>();
    /** So many answers belong to an earlier round, or lacked something: those after count. */
    private int consentsBefore;

    private List<Recorded<ProgressNote>> progress = new ArrayList<>();
    private List<FamilyFeedback> feedbacks = new ArrayList<>();
    private @Nullable Instant publishedAt;

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private HealthPlan() {}

    HealthPlan(
            PlanBasis basis,
            PlanReason reason,
            @Nullable Instant dueAt,
            String assessmentId,
            PlanFacts facts,
            @Nullable Adjustment adjustment,
            @Nullable PlanContent before,
            Instant now) {
        super(basis.planId(), now);
        this.caseId = basis.caseId();
        this.caseNumber = basis.caseNumber();
        this.version = basis.version();
        this.reason = reason;
        this.dueAt = dueAt;
        this.assessmentId = assessmentId;
        this.facts = facts;
        this.adjustment = adjustment;
        this.before = before;
        this.stage = PlanStage.DRAFT;
        this.stageSince = now;
        note(
                now,
                TimelineNote.of("plan-begun", "开始制定健康管理方案第 " + version + " 版：" + reason.inChinese())
                        .with("planId", id())
                        .with("reason", reason));
    }

    @Override
    protected @Nullable String currentEpisode() {
        return null;
    }

    void drafted(List<PlanRisk> found, List<ServicePackage> entitled, PlanContent content, Instant now) {
        requireStage(PlanStage.DRAFT);
        if (contents.isEmpty()) {
            risks = List.copyOf(found);
            packages = List.copyOf(entitled);
            PlanContent first = adjustment == null ? content : adjustment.content();
            contents.add(new Recorded<>(first.withCostOf(before), TABLES, now));
            note(now, TimelineNote.of("plan-drafted", "健康管理方案草案已生成").with("risks", found));
        }
    }

    void record(PlanContent content, String by, Instant now) {
        contents.add(new Recorded<>(content, by, now));
        note(now, TimelineNote.by(by, "plan-edited", "健康管理方案已修订").with("planId", id()));
    }

    void record(CoSignatureForm form, String by, Instant now) {
        coSignatures.add(new Recorded<>(form, by, now));
        note(now, TimelineNote.by(by, "plan-co-signed", "医生会签意见已登记").with("planId", id()));
    }

    void record(PlanConsentForm form, String by, Instant now) {
        consents.add(new Recorded<>(form, by, now));
        note(now, TimelineNote.by(by, "plan-consent-recorded", "家属对方案的意见已登记").with("planId", id()));
    }

    /** By the API, ahead of the task that would record it. */
    void answered(PlanConsentForm form, String by, Instant now) {
        record(form, by, now);
        publish(now, MessageName.PLAN_CONSENT_GIVEN, caseId, Map.of());
    }

    void record(ProgressNote written, String by, Instant now) {
        progress.add(new Recorded<>(written, by, now));
        note(now, TimelineNote.by(by, "plan-progress", "方案执行情况已记录").with("planId", id()));
    }

    void record(FamilyFeedback feedback) {
        feedbacks.add(feedback);
    }

    /** @throws IllegalStateException where nobody has recorded it */
    FamilyFeedback feedback(String feedbackId) {
        return feedbacks.stream()
                .filter(known -> known.feedbackId().equals(feedbackId))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("反馈 " + feedbackId + " 还没有记录，请先完成该任务"));
    }

    void feedbackComplete(FamilyFeedback feedback, Instant now) {
        feedbacks.set(feedbacks.lastIndexOf(feedback), feedback.completed());
        note(
                now,
                TimelineNote.by(feedback.by(), "family-feedback", "家属反馈已记录")
                        .with("planId", id())
                        .with("feedbackId", feedback.feedbackId())
                        .with("effect", feedback.form().effect()));
    }

    void moveTo(PlanStage next, Instant now) {
        stage = next;
        stageSince = now;
        if (next == PlanStage.CONSENT) {
            consentsBefore = consents.size();
        }
        if (next == PlanStage.PUBLISHED) {
            publishedAt = now;
        }
    }

    /** @throws PlanStageRefused saying where it stands */
    void requireStage(PlanStage... expected) {
        if (!List.of(expected).contains(stage)) {
            throw new PlanStageRefused("健康管理方案处于“" + stage.inChinese() + "”，此时不能这样办理");
        }
    }

    /** @throws PlanEnded where nobody makes it any more */
    void requireUnderWay() {
        if (!stage.underWay()) {
            throw new PlanEnded(id(), stage);
        }
    }

    /** What a revision that adjusts the prescription starts from: this version as it is now (R28). */
    Adjustment adjustment() {
        return new Adjustment(
                asked(), coSignatures.isEmpty() ? null : coSignature().prescription(), content());
    }

    /** In a progress note or in a feedback, whichever came last. */
    private @Nullable String asked() {
        String words = null;
        Instant when = Instant.MIN;
        for (Recorded<ProgressNote> noted : progress) {
            if (noted.form().adjustPrescription()) {
                words = noted.form().progress();
                when = noted.at();
            }
        }
        for (FamilyFeedback told : feedbacks) {
            if (told.complete() && told.form().asksForAdjustment() && !told.at().isBefore(when)) {
                words = told.form().adjustment();
                when = told.at();
            }
        }
        return words;
    }

    List<ServicePackage> packages() {
        return packages;
    }

    PlanContent content() {
        return contents.getLast().form();
    }

    private HealthPlanView.@Nullable UpgradeShare upgradeShare() {
        UpgradeCost cost = contents.isEmpty() ? null : content().upgrade();
        if (cost == null) {
            return null;
        }
        PersonalShare share = cost.share(packages);
        return share == null ? null : new HealthPlanView.UpgradeShare(share, cost.payer());
    }

    CoSignatureForm coSignature() {
        return coSignatures.getLast().form();
    }

    /** The first answer of this round, by task or API; null where a message of an earlier round came late. */
    @Nullable
    PlanConsentForm consent() {
        return consents.size() > consentsBefore ? consents.get(consentsBefore).form() : null;
    }

    /** The family is asked again: what it said lacks something. */
    void consentLacking() {
        consentsBefore = consents.size();
    }

    String caseId() {
        return caseId;
    }

    int version() {
        return version;
    }

    PlanStage stage() {
        return stage;
    }

    PlanFacts facts() {
        return facts;
    }

    @Nullable
    Instant dueAt() {
        return dueAt;
    }

    PlanChanged changed() {
        return new PlanChanged(id(), version, stage, revision() + 1);
    }

    HealthPlanView view() {
        return view(true);
    }

    /** @param open whether the case still has it made */
    HealthPlanView view(boolean open) {
        return new HealthPlanView(
                id(),
                caseId,
                caseNumber,
                version,
                revision(),
                reason,
                dueAt,
                assessmentId,
                facts.colour(),
                adjustment,
                stage.underWay() && !open ? PlanStage.STOPPED : stage,
                stageSince,
                List.copyOf(risks),
                List.copyOf(packages),
                upgradeShare(),
                List.copyOf(contents),
                List.copyOf(coSignatures),
                List.copyOf(consents),
                List.copyOf(progress),
                feedbacks.stream().filter(FamilyFeedback::complete).toList(),
                publishedAt,
                updatedAt());
    }
}
