package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RepairForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores what was mended. */
@JobType("home-retrofit.record-repair")
class RecordRepairWorker implements JobWorker<RecordRepairWorker.Input, Nothing> {

    record Input(String transferId, RepairForm repair) {}

    private final HomeBedTransfers transfers;

    RecordRepairWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.repair(), job.assignee());
        return Nothing.NOTHING;
    }
}
