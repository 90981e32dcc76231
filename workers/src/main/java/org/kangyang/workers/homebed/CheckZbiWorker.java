package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the interview whole? The total is the server's (R10, DESIGN §3.6). */
@JobType("home-activation.check-zbi")
class CheckZbiWorker implements JobWorker<CheckZbiWorker.Input, CheckZbiWorker.Output> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            StepOutcome outcome,
            List<String> problems,
            @Nullable Due nextDue,
            @Nullable Integer zbiTotal) {}

    private final HomeBedTransfers transfers;

    CheckZbiWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        StepResult result = transfers.checkInterview(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return new Output(result.outcome(), result.problems(), result.nextDue(), transfers.zbi(input.transferId()));
    }
}
