package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RetrofitSummary;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Sets the due date of the works, and says what is to be installed. */
@JobType("home-retrofit.prepare")
class PrepareRetrofitWorker implements JobWorker<PrepareRetrofitWorker.Input, PrepareRetrofitWorker.Output> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            StepOutcome outcome,
            List<String> problems,
            @Nullable Due nextDue,
            RetrofitSummary retrofit) {}

    private final HomeBedTransfers transfers;

    PrepareRetrofitWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        StepResult result = transfers.prepareRetrofit(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return new Output(result.outcome(), result.problems(), result.nextDue(), transfers.summary(input.transferId()));
    }
}
