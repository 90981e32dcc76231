package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** The way home was ended from outside: case and transfer follow (R12, DOMAIN §6). */
@JobType("home-bed-transfer.settle-transfer")
class SettleTransferWorker implements JobWorker<SettleTransferWorker.Input, Nothing> {

    record Input(String caseId, String transferId) {}

    private final HomeBedTransfers transfers;

    SettleTransferWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.settle(job.command(), input.caseId(), input.transferId());
        return Nothing.NOTHING;
    }
}
