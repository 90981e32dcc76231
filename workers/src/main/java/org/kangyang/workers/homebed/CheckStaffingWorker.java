package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StaffingRatio;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Does the care home have the staff that its cases need (R50, R51)? */
@JobType("home-activation.check-staffing")
class CheckStaffingWorker implements JobWorker<CheckStaffingWorker.Input, CheckStaffingWorker.Output> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups, List<StaffingRatio> staffingRatios) {}

    record Output(
            StepOutcome outcome,
            List<String> problems,
            @Nullable Due nextDue,
            boolean hasCaregiver) {}

    private final HomeBedTransfers transfers;

    CheckStaffingWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        StepResult result = transfers.checkStaffing(
                job.command(),
                new TransferStep(input.transferId(), input.deadlines(), input.groups()),
                input.staffingRatios());
        return new Output(
                result.outcome(), result.problems(), result.nextDue(), transfers.hasCaregiver(input.transferId()));
    }
}
