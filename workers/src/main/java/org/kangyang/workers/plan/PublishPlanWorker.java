package org.kangyang.workers.plan;

import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanPublished;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Puts the version in force; a case in planning is settled in its care home (R27, R28, DOMAIN §6). */
@JobType("health-plan.publish")
class PublishPlanWorker implements JobWorker<PublishPlanWorker.Input, PublishPlanWorker.Output> {

    record Input(String planId, int feedbackMonths) {}

    record Output(int planVersion, CaseStatus caseStatus) {}

    private final HealthPlans plans;

    PublishPlanWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Output perform(Input input, Job job) {
        PlanPublished published = plans.publish(job.command(), input.planId(), input.feedbackMonths());
        return new Output(published.version(), published.caseStatus());
    }
}
