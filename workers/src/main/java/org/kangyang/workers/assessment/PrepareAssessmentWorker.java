package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Opens the assessment of this episode (R01, R25). */
@JobType("discharge-assessment.prepare")
class PrepareAssessmentWorker implements JobWorker<PrepareAssessmentWorker.Input, PrepareAssessmentWorker.Output> {

    record Input(String caseId, String referralId) {}

    record Output(String assessmentId) {}

    private final Assessments assessments;

    PrepareAssessmentWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(assessments
                .prepareFor(job.command(), input.caseId(), AssessmentPurpose.DISCHARGE, input.referralId())
                .assessmentId());
    }
}
