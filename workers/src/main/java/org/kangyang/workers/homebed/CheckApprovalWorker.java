package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Does the officer approve, or refuse with a reason (T4)? */
@JobType("home-transfer-review.check-approval")
class CheckApprovalWorker implements JobWorker<CheckApprovalWorker.Input, StepOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    CheckApprovalWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        return StepOutput.of(transfers.checkApproval(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups())));
    }
}
