package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.NotFound;
import org.springframework.stereotype.Component;

/** The case's side of its health plans: which one is being made, which is in force, whether it still fits. */
@Component
public class CasePlans {

    private record Claimed(
            boolean claimed,
            @Nullable PlanReason reason,
            @Nullable Instant dueAt) {}

    private final AggregateStore<CareCase> cases;
    private final CaseCards cards;

    CasePlans(AggregateStore<CareCase> cases, CaseCards cards) {
        this.cases = cases;
        this.cards = cards;
    }

    /**
     * The next version is to be made by this instance; asked again by the same one, it is the same. A plan that another
     * instance was making is not current any more.
     *
     * @throws CaseClosed where the case has ended
     */
    public PlanBasis open(CommandKey key, String caseId, String instance) {
        return cases.execute(caseId, key, PlanBasis.class, found -> {
            found.openPlan(instance);
            return basis(found, found.plan().openPlanId());
        });
    }

    /** How the case stands to this plan now. */
    public PlanBasis basis(String caseId, String planId) {
        return basis(cases.get(caseId), planId);
    }

    private static PlanBasis basis(CareCase found, @Nullable String planId) {
        if (planId == null) {
            throw new IllegalStateException("个案 " + found.caseNumber() + " 没有正在制定的方案");
        }
        CasePlan plan = found.plan();
        return new PlanBasis(
                found.id(),
                found.caseNumber(),
                found.status(),
                planId,
                Integer.parseInt(planId.substring(planId.lastIndexOf("-p") + 2)),
                planId.equals(plan.openPlanId()),
                plan.planId(),
                found.newestAssessment(),
                found.colour(),
                plan.revisionDueAt());
    }

    /**
     * The plan is in force. A case in PLANNING becomes CARE_HOME_STABLE (R27). Where a revision was asked for while it was
     * made, {@code health-plan} starts again at once. The family hears of it every so many months (R28).
     */
    public CaseChanged published(CommandKey key, String caseId, String planId, int version, int feedbackMonths) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
            found.planPublished(planId, version, feedbackMonths, cases.today(), cases.now());
            return found.changed(found.revision() + 1);
        });
    }

    /**
     * R09, or a colour that changed: the plan must be rebuilt. Starts {@code health-plan}.
     *
     * @param dueAt by when it must be published in all
     */
    public void revisionDue(CommandKey key, String caseId, Instant dueAt) {
        cases.execute(caseId, key, Done.class, found -> {
            found.planRevisionDue(PlanReason.REVISION, dueAt, cases.now());
            return Done.DONE;
        });
    }

    /**
     * Whether the hospital may be asked now to adjust the prescription (R28).
     *
     * @throws NotFound where no plan was published yet
     * @throws CaseInHospital where the hospital prescribes by itself
     * @throws CaseClosed where the case has ended
     */
    public void requirePrescribable(String caseId) {
        cases.get(caseId).requirePrescribable();
    }

    /** R28: it is asked. Starts {@code health-plan}, without R09's clock; nothing where hospital or closure came first. */
    public void prescriptionAsked(CommandKey key, String caseId) {
        cases.execute(caseId, key, Done.class, found -> {
            found.prescriptionAsked(cases.now());
            return Done.DONE;
        });
    }

    /** Gives a revision to one process instance. */
    public RevisionClaim claimRevision(CommandKey key, String caseId, int revision, String instance) {
        var claimed = cases.execute(
                caseId,
                key,
                Claimed.class,
                found -> new Claimed(
                        found.claimPlanRevision(revision, instance, cases.now()),
                        found.plan().revisionReason(),
                        found.plan().revisionDueAt()));
        if (!claimed.claimed()) {
            return new RevisionClaim(false, null, null, null, null);
        }
        CareCase found = cases.get(caseId);
        return new RevisionClaim(
                true,
                cards.card(found),
                cards.groups(found),
                Objects.requireNonNullElse(claimed.reason(), PlanReason.REVISION),
                claimed.dueAt());
    }
}
