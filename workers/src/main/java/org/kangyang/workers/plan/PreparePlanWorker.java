package org.kangyang.workers.plan;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanFacts;
import org.kangyang.core.plan.PlanPrepared;
import org.kangyang.core.plan.PreparePlan;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Opens the next version of the plan on the newest assessment (R05, R27). */
@JobType("health-plan.prepare")
class PreparePlanWorker implements JobWorker<PreparePlanWorker.Input, PreparePlanWorker.Output> {

    record Input(
            String caseId, PlanReason planReason, @Nullable OffsetDateTime planDueAt) {}

    record Output(String planId, int planVersion, PlanFacts planFacts) {}

    private final HealthPlans plans;

    PreparePlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Output perform(Input input, Job job) {
        OffsetDateTime due = input.planDueAt();
        PlanPrepared prepared = plans.prepare(
                job.command(),
                new PreparePlan(
                        input.caseId(), input.planReason(), job.instanceRef(), due == null ? null : due.toInstant()));
        return new Output(prepared.planId(), prepared.version(), prepared.facts());
    }
}
