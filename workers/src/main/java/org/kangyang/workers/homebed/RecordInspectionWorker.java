package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.InspectionForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the inspector's findings (R32). */
@JobType("home-retrofit.record-inspection")
class RecordInspectionWorker implements JobWorker<RecordInspectionWorker.Input, Nothing> {

    record Input(String transferId, InspectionForm inspection) {}

    private final HomeBedTransfers transfers;

    RecordInspectionWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.inspection(), job.assignee());
        return Nothing.NOTHING;
    }
}
