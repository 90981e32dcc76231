package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessTestForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores who tested the elder, when and with what result (R25). */
@JobType("fitness-test.record-test")
class RecordFitnessTestWorker implements JobWorker<RecordFitnessTestWorker.Input, Nothing> {

    record Input(String assessmentId, FitnessTestForm fitnessTest) {}

    private final Assessments assessments;

    RecordFitnessTestWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordFitnessTest(job.command(), input.assessmentId(), input.fitnessTest(), job.assignee());
        return Nothing.NOTHING;
    }
}
