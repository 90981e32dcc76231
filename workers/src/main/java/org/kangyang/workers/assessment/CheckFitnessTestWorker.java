package org.kangyang.workers.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessFacts;
import org.kangyang.core.assessment.FitnessTestCheck;
import org.kangyang.core.assessment.FitnessTestForm;
import org.kangyang.core.assessment.FitnessTestOutcome;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the fitness test complete, and how many standards are met (R25)? */
@JobType("fitness-test.check-test")
class CheckFitnessTestWorker implements JobWorker<CheckFitnessTestWorker.Input, CheckFitnessTestWorker.Output> {

    record Input(String assessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            FitnessTestOutcome fitnessTestOutcome,
            @Nullable FitnessFacts fitnessFacts,
            List<String> fitnessTestProblems,
            @Nullable FitnessTestForm fitnessTestDraft,
            String fitnessTestRecorder,
            @Nullable Due fitnessTestMissingDue) {}

    private final Assessments assessments;

    CheckFitnessTestWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        FitnessTestCheck check = assessments.checkFitnessTest(
                job.command(), new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()));
        return new Output(
                check.outcome(), check.facts(), check.problems(), check.draft(), check.recorder(), check.missingDue());
    }
}
