package org.kangyang.workers.plan;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** The plan is not made any more: hospital, or the end of the case. */
@JobType("health-plan.stop")
class StopPlanWorker implements JobWorker<StopPlanWorker.Input, Nothing> {

    record Input(@Nullable String planId) {}

    private final HealthPlans plans;

    StopPlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        plans.stop(job.command(), input.planId());
        return Nothing.NOTHING;
    }
}
