package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RecheckForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the physician's re-check (R31). */
@JobType("home-transfer-review.record-recheck")
class RecordRecheckWorker implements JobWorker<RecordRecheckWorker.Input, Nothing> {

    record Input(String transferId, RecheckForm recheck) {}

    private final HomeBedTransfers transfers;

    RecordRecheckWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.recheck(), job.assignee());
        return Nothing.NOTHING;
    }
}
