package org.kangyang.workers.plan;

import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanConsentForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the family's answer. */
@JobType("health-plan.record-plan-consent")
class RecordPlanConsentWorker implements JobWorker<RecordPlanConsentWorker.Input, Nothing> {

    record Input(String planId, PlanConsentForm planConsent) {}

    private final HealthPlans plans;

    RecordPlanConsentWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        plans.record(job.command(), input.planId(), input.planConsent(), job.assignee());
        return Nothing.NOTHING;
    }
}
