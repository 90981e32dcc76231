package org.kangyang.workers.plan;

import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores what the care home made of the draft, and who signs for it (R27). */
@JobType("health-plan.record-plan")
class RecordPlanWorker implements JobWorker<RecordPlanWorker.Input, Nothing> {

    record Input(String planId, PlanContent plan) {}

    private final HealthPlans plans;

    RecordPlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        plans.record(job.command(), input.planId(), input.plan(), job.assignee());
        return Nothing.NOTHING;
    }
}
