package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the repair reported? */
@JobType("home-retrofit.check-repair")
class CheckRepairWorker implements JobWorker<CheckRepairWorker.Input, StepOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    CheckRepairWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        return StepOutput.of(transfers.checkRepair(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups())));
    }
}
