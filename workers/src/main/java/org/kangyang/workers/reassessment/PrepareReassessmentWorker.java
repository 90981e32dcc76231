package org.kangyang.workers.reassessment;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.reassessment.ReassessmentPrepared;
import org.kangyang.core.reassessment.ReassessmentStep;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** When the re-assessment is due, by its date (R07) or its event (R08), and the assessment that it makes. */
@JobType("reassessment.prepare")
class PrepareReassessmentWorker
        implements JobWorker<PrepareReassessmentWorker.Input, PrepareReassessmentWorker.Output> {

    record Input(String reassessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(String assessmentId, Due assessmentDue) {}

    private final Reassessments reassessments;

    PrepareReassessmentWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        ReassessmentPrepared prepared = reassessments.prepare(
                job.command(), new ReassessmentStep(input.reassessmentId(), input.deadlines(), input.groups()));
        return new Output(prepared.assessmentId(), prepared.assessmentDue());
    }
}
