package org.kangyang.workers.reassessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.reassessment.ReassessmentStep;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.reassessment.ZbiCheck;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Whether the caregiver's interview is complete, and its total (R10). */
@JobType("reassessment.check-zbi")
class CheckInterviewWorker implements JobWorker<CheckInterviewWorker.Input, CheckInterviewWorker.Output> {

    record Input(String reassessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(List<String> zbiProblems, @Nullable Integer zbiTotal, Due zbiDue, boolean zbiComplete) {}

    private final Reassessments reassessments;

    CheckInterviewWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        ZbiCheck check = reassessments.checkZbi(
                job.command(), new ReassessmentStep(input.reassessmentId(), input.deadlines(), input.groups()));
        return new Output(check.problems(), check.total(), check.due(), check.total() != null);
    }
}
