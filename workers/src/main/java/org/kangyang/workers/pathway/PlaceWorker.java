package org.kangyang.workers.pathway;

import org.kangyang.core.intake.Allotment;
import org.kangyang.core.intake.Placed;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Who applied and was assessed gets a free bed or a rank (R11, R33). */
@JobType("care-pathway.place")
class PlaceWorker implements JobWorker<PlaceWorker.Input, PlaceWorker.Output> {

    record Input(String caseId, String applicationId) {}

    record Output(boolean placed, CaseStatus caseStatus) {}

    private final Allotment allotment;

    PlaceWorker(Allotment allotment) {
        this.allotment = allotment;
    }

    @Override
    public Output perform(Input input, Job job) {
        Placed placed = allotment.place(job.command(), input.caseId(), input.applicationId());
        return new Output(placed.placed(), placed.status());
    }
}
