package org.kangyang.workers.reassessment;

import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.reassessment.RecoveryForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores whether the family wants the case of a recovered elder closed. */
@JobType("reassessment.record-recovery")
class RecordRecoveryWorker implements JobWorker<RecordRecoveryWorker.Input, Nothing> {

    record Input(String reassessmentId, RecoveryForm recovery) {}

    private final Reassessments reassessments;

    RecordRecoveryWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        reassessments.record(job.command(), input.reassessmentId(), input.recovery(), job.assignee());
        return Nothing.NOTHING;
    }
}
