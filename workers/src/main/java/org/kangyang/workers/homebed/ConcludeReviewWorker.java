package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** The review is over: the case goes on to the works or the activation, or back (DOMAIN §6). */
@JobType("home-bed-transfer.conclude-review")
class ConcludeReviewWorker implements JobWorker<ConcludeReviewWorker.Input, ConcludeReviewWorker.Output> {

    record Input(String caseId, String transferId) {}

    record Output(StepOutcome reviewOutcome) {}

    private final HomeBedTransfers transfers;

    ConcludeReviewWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(transfers.conclude(job.command(), input.caseId(), input.transferId()));
    }
}
