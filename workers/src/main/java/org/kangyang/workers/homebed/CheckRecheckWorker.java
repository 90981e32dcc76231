package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Did the elder pass the hospital's re-check (R31)? */
@JobType("home-transfer-review.check-recheck")
class CheckRecheckWorker implements JobWorker<CheckRecheckWorker.Input, FactsOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    CheckRecheckWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public FactsOutput perform(Input input, Job job) {
        StepResult result = transfers.checkRecheck(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return FactsOutput.of(result, transfers.facts(input.transferId()));
    }
}
