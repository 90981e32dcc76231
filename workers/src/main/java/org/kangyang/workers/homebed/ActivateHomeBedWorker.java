package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StaffingRatio;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Everything of R31 is met: the home bed is in force (DOMAIN §6). */
@JobType("home-activation.activate")
class ActivateHomeBedWorker implements JobWorker<ActivateHomeBedWorker.Input, StepOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups, List<StaffingRatio> staffingRatios) {}

    private final HomeBedTransfers transfers;

    ActivateHomeBedWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        return StepOutput.of(transfers.activate(
                job.command(),
                new TransferStep(input.transferId(), input.deadlines(), input.groups()),
                input.staffingRatios()));
    }
}
