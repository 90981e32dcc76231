package org.kangyang.workers.assessment;

import java.util.List;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.SignOffCheck;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Did the physician answer everything that a sign-off, or a return, needs? */
@JobType("discharge-assessment.check-sign-off")
class CheckSignOffWorker implements JobWorker<CheckSignOffWorker.Input, CheckSignOffWorker.Output> {

    record Input(String assessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(boolean signOffComplete, List<String> signOffProblems, Due signOffDue) {}

    private final Assessments assessments;

    CheckSignOffWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        SignOffCheck check = assessments.checkSignOff(
                job.command(), new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()));
        return new Output(check.problems().isEmpty(), check.problems(), check.due());
    }
}
