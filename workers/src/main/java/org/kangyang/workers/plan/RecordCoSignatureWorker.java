package org.kangyang.workers.plan;

import org.kangyang.core.plan.CoSignatureForm;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the physician's word on the plan (R27). */
@JobType("health-plan.record-co-signature")
class RecordCoSignatureWorker implements JobWorker<RecordCoSignatureWorker.Input, Nothing> {

    record Input(String planId, CoSignatureForm coSignature) {}

    private final HealthPlans plans;

    RecordCoSignatureWorker(HealthPlans plans) {
        this.plans = plans;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        plans.record(job.command(), input.planId(), input.coSignature(), job.assignee());
        return Nothing.NOTHING;
    }
}
