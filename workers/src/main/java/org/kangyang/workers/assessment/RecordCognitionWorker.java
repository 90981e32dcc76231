package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.CognitionForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the physician's judgement where the MMSE could not be done (DOMAIN §5). */
@JobType("ability-assessment.record-cognition")
class RecordCognitionWorker implements JobWorker<RecordCognitionWorker.Input, Nothing> {

    record Input(String assessmentId, CognitionForm cognition) {}

    private final Assessments assessments;

    RecordCognitionWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordCognition(job.command(), input.assessmentId(), input.cognition(), job.assignee());
        return Nothing.NOTHING;
    }
}
