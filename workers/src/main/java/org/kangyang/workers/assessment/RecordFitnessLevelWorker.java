package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessLevel;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Stores the level that the table gave, an input of T1 (R25). */
@JobType("fitness-test.record-level")
class RecordFitnessLevelWorker implements JobWorker<RecordFitnessLevelWorker.Input, Nothing> {

    record Input(String assessmentId, FitnessLevel sft) {}

    private final Assessments assessments;

    RecordFitnessLevelWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordFitnessLevel(job.command(), input.assessmentId(), input.sft());
        return Nothing.NOTHING;
    }
}
