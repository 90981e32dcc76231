package org.kangyang.workers.reassessment;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.reassessment.FollowUp;
import org.kangyang.core.reassessment.ReassessmentOutcome;
import org.kangyang.core.reassessment.ReassessmentStep;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.reassessment.ScoreChange;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Stores what the table answered, begins the revision of the plan, and sets the dates of what follows (R09). */
@JobType("reassessment.record-outcome")
class RecordOutcomeWorker implements JobWorker<RecordOutcomeWorker.Input, RecordOutcomeWorker.Output> {

    record Input(
            String reassessmentId,
            List<DeadlineRow> deadlines,
            Groups groups,
            ReassessmentOutcome reassessmentOutcome) {}

    record Output(ScoreChange scoreChange, Due scoreChangeDue, Due zbiDue, Due recoveryDue, boolean recovered) {}

    private final Reassessments reassessments;

    RecordOutcomeWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        FollowUp followUp = reassessments.recordOutcome(
                job.command(),
                new ReassessmentStep(input.reassessmentId(), input.deadlines(), input.groups()),
                input.reassessmentOutcome());
        return new Output(
                followUp.scoreChange(),
                followUp.scoreChangeDue(),
                followUp.zbiDue(),
                followUp.recoveryDue(),
                followUp.recovered());
    }
}
