package org.kangyang.workers.reassessment;

import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the caregiver's interview (R10). */
@JobType("reassessment.record-zbi")
class RecordInterviewWorker implements JobWorker<RecordInterviewWorker.Input, Nothing> {

    record Input(String reassessmentId, ZbiForm zbi) {}

    private final Reassessments reassessments;

    RecordInterviewWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        reassessments.record(job.command(), input.reassessmentId(), input.zbi(), job.assignee());
        return Nothing.NOTHING;
    }
}
