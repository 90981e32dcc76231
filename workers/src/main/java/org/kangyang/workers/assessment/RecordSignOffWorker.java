package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.SignOffForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the physician's sign-off or return (R25). */
@JobType("discharge-assessment.record-sign-off")
class RecordSignOffWorker implements JobWorker<RecordSignOffWorker.Input, Nothing> {

    record Input(String assessmentId, SignOffForm signOff) {}

    private final Assessments assessments;

    RecordSignOffWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordSignOff(job.command(), input.assessmentId(), input.signOff(), job.assignee());
        return Nothing.NOTHING;
    }
}
