package org.kangyang.workers.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.pathway.RevisionClaim;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance rebuilds the plan; a second one hears that it is not needed (R09, R28, DESIGN §3.2). */
@JobType("health-plan.claim-revision")
class ClaimRevisionWorker implements JobWorker<ClaimRevisionWorker.Input, ClaimRevisionWorker.Output> {

    record Input(String caseId, int planRevision) {}

    record Output(
            boolean claimed,
            @Nullable Card card,
            @Nullable Groups groups,
            @Nullable PlanReason planReason,
            @Nullable OffsetDateTime planDueAt) {}

    private final HealthPlans plans;

    ClaimRevisionWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Output perform(Input input, Job job) {
        RevisionClaim claim =
                plans.claimRevision(job.command(), input.caseId(), input.planRevision(), job.instanceRef());
        Instant due = claim.dueAt();
        return new Output(
                claim.claimed(),
                claim.card(),
                claim.groups(),
                claim.reason(),
                due == null ? null : due.atZone(CareClock.ZONE).toOffsetDateTime());
    }
}
