package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the five instruments item by item with their assessor (R01, R02). */
@JobType("ability-assessment.record-five-in-one")
class RecordFiveInOneWorker implements JobWorker<RecordFiveInOneWorker.Input, Nothing> {

    record Input(String assessmentId, FiveInOneForm assessment) {}

    private final Assessments assessments;

    RecordFiveInOneWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordFiveInOne(job.command(), input.assessmentId(), input.assessment(), job.assignee());
        return Nothing.NOTHING;
    }
}
