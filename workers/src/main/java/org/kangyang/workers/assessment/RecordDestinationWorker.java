package org.kangyang.workers.assessment;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.DischargeDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.Destination;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Stores T1's answer and hands it to the pathway (R25). */
@JobType("discharge-assessment.record-destination")
class RecordDestinationWorker implements JobWorker<RecordDestinationWorker.Input, RecordDestinationWorker.Output> {

    record Input(String assessmentId, DischargeDestination dischargeDestination) {}

    record Output(
            Destination destination,
            @Nullable BedType bedType,
            @Nullable Integer reviewWithinDays) {}

    private final Assessments assessments;

    RecordDestinationWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        DischargeDestination answer = input.dischargeDestination();
        assessments.recordDestination(job.command(), input.assessmentId(), answer);
        return new Output(answer.destination(), answer.bedType(), answer.reviewWithinDays());
    }
}
