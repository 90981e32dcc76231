package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.ProposalForm;
import org.kangyang.core.homebed.RetrofitSummary;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the proposal whole? The total is the server's (DESIGN §3.6). */
@JobType("home-transfer-review.check-proposal")
class CheckProposalWorker implements JobWorker<CheckProposalWorker.Input, CheckProposalWorker.Output> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            StepOutcome outcome,
            List<String> problems,
            @Nullable Due nextDue,
            @Nullable ProposalForm draft,
            RetrofitSummary retrofit) {}

    private final HomeBedTransfers transfers;

    CheckProposalWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        StepResult result = transfers.checkProposal(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return new Output(
                result.outcome(),
                result.problems(),
                result.nextDue(),
                result.outcome() == StepOutcome.INCOMPLETE ? transfers.proposalDraft(input.transferId()) : null,
                transfers.summary(input.transferId()));
    }
}
