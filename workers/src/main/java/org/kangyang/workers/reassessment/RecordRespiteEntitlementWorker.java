package org.kangyang.workers.reassessment;

import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Stores whether the caregiver is entitled to respite (R10). */
@JobType("reassessment.record-respite")
class RecordRespiteEntitlementWorker implements JobWorker<RecordRespiteEntitlementWorker.Input, Nothing> {

    record Input(String reassessmentId, RespiteEntitlement respite) {}

    private final Reassessments reassessments;

    RecordRespiteEntitlementWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        reassessments.entitle(job.command(), input.reassessmentId(), input.respite());
        return Nothing.NOTHING;
    }
}
