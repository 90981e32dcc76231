package org.kangyang.workers.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** The health plan is signed anew (R31); sets the due date of the activation. */
@JobType("home-activation.prepare-activation")
class PrepareActivationWorker implements JobWorker<PrepareActivationWorker.Input, StepOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups, String planId) {}

    private final HomeBedTransfers transfers;

    PrepareActivationWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public StepOutput perform(Input input, Job job) {
        return StepOutput.of(transfers.prepareActivation(
                job.command(),
                new TransferStep(input.transferId(), input.deadlines(), input.groups()),
                input.planId()));
    }
}
