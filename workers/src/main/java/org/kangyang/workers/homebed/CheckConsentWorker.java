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

/** Does the family consent, in writing (R12)? */
@JobType("home-transfer-review.check-consent")
class CheckConsentWorker implements JobWorker<CheckConsentWorker.Input, FactsOutput> {

    record Input(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

    private final HomeBedTransfers transfers;

    CheckConsentWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public FactsOutput perform(Input input, Job job) {
        StepResult result = transfers.checkConsent(
                job.command(), new TransferStep(input.transferId(), input.deadlines(), input.groups()));
        return FactsOutput.of(result, transfers.facts(input.transferId()));
    }
}
