package org.kangyang.workers.intake;

import java.util.List;
import org.kangyang.core.intake.Offers;
import org.kangyang.core.pathway.OfferOutcome;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Ends the offer as answered; without an answer in time it has expired (R33). */
@JobType("care-home-intake.settle-offer")
class SettleOfferWorker implements JobWorker<SettleOfferWorker.Input, SettleOfferWorker.Output> {

    record Input(String caseId, String offerId, boolean offerExpired) {}

    record Output(OfferOutcome offerOutcome, List<String> offerProblems) {}

    private final Offers offers;

    SettleOfferWorker(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Output perform(Input input, Job job) {
        OfferOutcome outcome = offers.settle(job.command(), input.caseId(), input.offerId(), input.offerExpired());
        return new Output(outcome, Offers.problems(outcome));
    }
}
