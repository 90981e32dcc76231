package org.kangyang.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlan;
import org.kangyang.core.pathway.CasePlans;
import org.kangyang.core.pathway.RevisionClaim;
import org.springframework.stereotype.Component;

/** Health plans (R27, R28, R09): drafted, signed, consented, published by version. */
@Component
public class HealthPlans {

    private final PlanDesk desk;
    private final Drafting drafting;
    private final Agreeing agreeing;
    private final Progress progress;
    private final CasePlans cases;
    private final CareCases careCases;

    HealthPlans(
            PlanDesk desk,
            Drafting drafting,
            Agreeing agreeing,
            Progress progress,
            CasePlans cases,
            CareCases careCases) {
        this.desk = desk;
        this.drafting = drafting;
        this.agreeing = agreeing;
        this.progress = progress;
        this.cases = cases;
        this.careCases = careCases;
    }

    /** Gives a revision to one process instance; every other instance hears {@code claimed = false}. */
    public RevisionClaim claimRevision(CommandKey key, String caseId, int revision, String processInstance) {
        return cases.claimRevision(key, caseId, revision, processInstance);
    }

    /**
     * Opens the next version for this instance; asked again by the same instance, it is the same version.
     *
     * @throws IllegalStateException where no assessment is completed (R05)
     */
    public PlanPrepared prepare(CommandKey key, PreparePlan command) {
        return drafting.prepare(key, command);
    }

    /** The first draft; {@code nextDue} is when the care home must have edited it. */
    public PlanStepResult draft(CommandKey key, DraftPlan command) {
        return drafting.draft(key, command);
    }

    /** What the care home made of it: with this the care home signs. */
    public void record(CommandKey key, String planId, PlanContent content, @Nullable String assignee) {
        drafting.record(key, planId, content, assignee);
    }

    /** {@code COMPLETE}: on to the physician; {@code INCOMPLETE}: the same task again. */
    public PlanStepResult check(CommandKey key, PlanStep step) {
        return drafting.check(key, step);
    }

    /** The physician's signature, or why it is not given. */
    public void record(CommandKey key, String planId, CoSignatureForm form, @Nullable String assignee) {
        agreeing.record(key, planId, form, assignee);
    }

    /** {@code SIGNED}, {@code RETURNED} or {@code INCOMPLETE}. */
    public PlanStepResult checkCoSignature(CommandKey key, PlanStep step) {
        return agreeing.checkCoSignature(key, step);
    }

    /** The family's answer as a social worker writes it down. */
    public void record(CommandKey key, String planId, PlanConsentForm form, @Nullable String assignee) {
        agreeing.record(key, planId, form, assignee);
    }

    /** {@code CONSENTED}, {@code REFUSED} or {@code INCOMPLETE}. */
    public PlanStepResult checkConsent(CommandKey key, PlanStep step) {
        return agreeing.checkConsent(key, step);
    }

    /**
     * The family's answer by the API, ahead of the task.
     *
     * @throws PlanStageRefused where the plan does not wait for it
     */
    public PlanChanged answer(CommandKey key, String caseId, String planId, PlanConsentForm form, String actor) {
        return agreeing.answer(key, caseId, planId, form, actor);
    }

    /**
     * The same for the plan that is being made, whichever it is.
     *
     * @throws PlanStageRefused where none is being made, or it does not wait for an answer
     */
    public PlanChanged answer(CommandKey key, String caseId, PlanConsentForm form, String actor) {
        String open = careCases.view(caseId).plan().openPlanId();
        if (open == null || desk.store().find(open).isEmpty()) {
            throw new PlanStageRefused("个案没有正在制定的健康管理方案，此时不征询家属意见");
        }
        return answer(key, caseId, open, form, actor);
    }

    /**
     * Puts the version in force; the one before is kept as replaced.
     *
     * @param feedbackMonths after so many the family hears how it works out, as feedback-interval.dmn says (R28)
     */
    public PlanPublished publish(CommandKey key, String planId, int feedbackMonths) {
        return agreeing.publish(key, planId, feedbackMonths);
    }

    /**
     * Nobody makes the plan any more: its case went to hospital or ended. Asked again, or where it was published, nothing
     * changes.
     *
     * @param planId null where the process had not opened one yet
     */
    public void stop(CommandKey key, @Nullable String planId) {
        agreeing.stop(key, planId);
    }

    /** The plan in words. */
    public PlanSummary summary(String planId) {
        return PlanWords.of(view(planId));
    }

    /**
     * R28: how the plan in force works out. Where the hospital is asked to adjust the prescription, a revision begins.
     *
     * @throws org.kangyang.core.pathway.CaseInHospital where it is asked, and prescribes by itself
     */
    public PlanChanged note(CommandKey key, String caseId, ProgressNote note, String actor) {
        return progress.note(key, caseId, requireCurrent(caseId), note, actor);
    }

    /**
     * The version in force.
     *
     * @throws NotFound where none was published yet
     */
    public HealthPlanView current(String caseId) {
        return desk.get(requireCurrent(caseId)).view();
    }

    /** @throws NotFound where the case has no such plan */
    public HealthPlanView view(String caseId, int version) {
        CasePlan known = careCases.view(caseId).plan();
        return desk.store()
                .find(caseId + "-p" + version)
                .map(found -> found.view(found.id().equals(known.openPlanId())))
                .orElseThrow(() -> new NotFound("健康管理方案", caseId + "-p" + version));
    }

    /** What a form shows of a plan under way. */
    public HealthPlanView view(String planId) {
        return desk.get(planId).view();
    }

    /** Every version that was begun, the newest first. */
    public List<HealthPlanView> versions(String caseId) {
        CasePlan known = careCases.view(caseId).plan();
        return IntStream.iterate(known.versions(), n -> n > 0, n -> n - 1)
                .mapToObj(n -> desk.store().find(caseId + "-p" + n))
                .flatMap(Optional::stream)
                .map(found -> found.view(found.id().equals(known.openPlanId())))
                .toList();
    }

    private String requireCurrent(String caseId) {
        String current = careCases.view(caseId).plan().planId();
        if (current == null) {
            throw new NotFound("已发布的健康管理方案", caseId);
        }
        return current;
    }
}
