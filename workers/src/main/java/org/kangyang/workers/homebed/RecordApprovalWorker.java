package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.ApprovalForm;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the officer's decision (T4). */
@JobType("home-transfer-review.record-approval")
class RecordApprovalWorker implements JobWorker<RecordApprovalWorker.Input, Nothing> {

    record Input(String transferId, ApprovalForm approval) {}

    private final HomeBedTransfers transfers;

    RecordApprovalWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.approval(), job.assignee());
        return Nothing.NOTHING;
    }
}
