package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Stores what the table says of respite care (R10). */
@JobType("home-activation.record-respite")
class RecordRespiteWorker implements JobWorker<RecordRespiteWorker.Input, Nothing> {

    record Input(String transferId, RespiteEntitlement respite) {}

    private final HomeBedTransfers transfers;

    RecordRespiteWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.recordRespite(job.command(), input.transferId(), input.respite());
        return Nothing.NOTHING;
    }
}
