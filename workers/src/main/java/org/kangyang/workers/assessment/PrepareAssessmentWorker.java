package org.kangyang.workers.assessment;

import java.util.List;
import org.kangyang.core.assessment.AssessmentPrepared;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessStandards;
import org.kangyang.core.assessment.PrepareAssessment;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Opens the assessment of this episode and sets the first two due dates (R01, R25). */
@JobType("discharge-assessment.prepare")
class PrepareAssessmentWorker implements JobWorker<PrepareAssessmentWorker.Input, PrepareAssessmentWorker.Output> {

    record Input(String caseId, String referralId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(String assessmentId, Due fitnessTestDue, Due fiveInOneDue, FitnessStandards fitnessStandards) {}

    private final Assessments assessments;

    PrepareAssessmentWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        AssessmentPrepared prepared = assessments.prepare(
                job.command(),
                new PrepareAssessment(input.caseId(), input.referralId(), input.deadlines(), input.groups()));
        return new Output(
                prepared.assessmentId(),
                prepared.fitnessTestDue(),
                prepared.fiveInOneDue(),
                prepared.fitnessStandards());
    }
}
