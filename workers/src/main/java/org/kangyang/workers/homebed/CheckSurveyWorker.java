package org.kangyang.workers.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.ProposalForm;
import org.kangyang.core.homebed.StepOutcome;
import org.kangyang.core.homebed.StepResult;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the survey whole, and is anything to be retrofitted (R32)? Its needs fill the proposal. */
@JobType("home-transfer-review.check-survey")
class CheckSurveyWorker implements JobWorker<CheckSurveyWorker.Input, CheckSurveyWorker.Output> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            StepOutcome outcome,
            List<String> problems,
            @Nullable Due nextDue,
            @Nullable ProposalForm draft) {}

    private final HomeBedTransfers transfers;

    CheckSurveyWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Output perform(Input input, Job job) {
        StepResult result = transfers.checkSurvey(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return new Output(
                result.outcome(),
                result.problems(),
                result.nextDue(),
                result.outcome() == StepOutcome.RETROFIT_NEEDED ? transfers.proposalDraft(input.transferId()) : null);
    }
}
