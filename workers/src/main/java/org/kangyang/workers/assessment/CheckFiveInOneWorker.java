package org.kangyang.workers.assessment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneCheck;
import org.kangyang.core.assessment.FiveInOneOutcome;
import org.kangyang.core.assessment.Scores;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Are the five instruments complete and the assessor certified (R01, R02)? Totals are the server's (DESIGN §3.6). */
@JobType("ability-assessment.check-five-in-one")
class CheckFiveInOneWorker implements JobWorker<CheckFiveInOneWorker.Input, CheckFiveInOneWorker.Output> {

    record Input(String assessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            FiveInOneOutcome fiveInOneOutcome,
            @Nullable Scores scores,
            List<String> fiveInOneProblems,
            @Nullable Map<String, Object> fiveInOneDraft,
            String fiveInOneRecorder,
            @Nullable Due fiveInOneMissingDue,
            @Nullable Due cognitionDue,
            @Nullable Due fiveInOneDue) {}

    private final Assessments assessments;

    CheckFiveInOneWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        FiveInOneCheck check = assessments.checkFiveInOne(
                job.command(), new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()));
        return new Output(
                check.outcome(),
                check.scores(),
                check.problems(),
                FiveInOneDraft.of(check.draft()),
                check.recorder(),
                check.missingDue(),
                check.cognitionDue(),
                check.fiveInOneDue());
    }
}
