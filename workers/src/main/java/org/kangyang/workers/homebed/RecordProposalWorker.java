package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.ProposalForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the priced items of the retrofit (R12). */
@JobType("home-transfer-review.record-proposal")
class RecordProposalWorker implements JobWorker<RecordProposalWorker.Input, Nothing> {

    record Input(String transferId, ProposalForm proposal) {}

    private final HomeBedTransfers transfers;

    RecordProposalWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.proposal(), job.assignee());
        return Nothing.NOTHING;
    }
}
