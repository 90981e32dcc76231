package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Sets the due date of the hospital's re-check (R31). */
@JobType("home-transfer-review.prepare")
class PrepareReviewWorker implements JobWorker<PrepareReviewWorker.Input, StepOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    PrepareReviewWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        return StepOutput.of(transfers.prepareReview(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups())));
    }
}
