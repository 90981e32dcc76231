package org.kangyang.workers.reassessment;

import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.reassessment.ScoreChangeForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: the officer took note of a changed score (R09). */
@JobType("reassessment.record-score-change")
class RecordScoreChangeWorker implements JobWorker<RecordScoreChangeWorker.Input, Nothing> {

    record Input(String reassessmentId, ScoreChangeForm acknowledgement) {}

    private final Reassessments reassessments;

    RecordScoreChangeWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        reassessments.record(job.command(), input.reassessmentId(), input.acknowledgement(), job.assignee());
        return Nothing.NOTHING;
    }
}
