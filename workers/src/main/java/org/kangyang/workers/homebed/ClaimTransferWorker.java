package org.kangyang.workers.homebed;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance works on a way home; a second one hears that it is not needed (DESIGN §3.2). */
@JobType("home-bed-transfer.claim-transfer")
class ClaimTransferWorker implements JobWorker<ClaimTransferWorker.Input, ClaimTransferWorker.Output> {

    record Input(String caseId, String transferId) {}

    record Output(
            boolean claimed, @Nullable Card card, @Nullable Groups groups) {}

    private final HomeBedTransfers transfers;

    ClaimTransferWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        Claim claim = transfers.claim(job.command(), input.caseId(), input.transferId(), job.instanceRef());
        return new Output(claim.claimed(), claim.card(), claim.groups());
    }
}
