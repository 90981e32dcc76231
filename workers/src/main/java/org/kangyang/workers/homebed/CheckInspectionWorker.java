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

/** Did the works pass, with all three devices (R32)? */
@JobType("home-retrofit.check-inspection")
class CheckInspectionWorker implements JobWorker<CheckInspectionWorker.Input, FactsOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    CheckInspectionWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public FactsOutput perform(Input input, Job job) {
        StepResult result = transfers.checkInspection(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return FactsOutput.of(result, transfers.facts(input.transferId()));
    }
}
