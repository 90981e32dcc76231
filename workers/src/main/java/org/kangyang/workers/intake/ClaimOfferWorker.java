package org.kangyang.workers.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.intake.BedCard;
import org.kangyang.core.intake.OfferClaimed;
import org.kangyang.core.intake.Offers;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance asks the family about an offer; a second one hears that it is not needed (DESIGN §3.2). */
@JobType("care-home-intake.claim-offer")
class ClaimOfferWorker implements JobWorker<ClaimOfferWorker.Input, ClaimOfferWorker.Output> {

    record Input(String caseId, String offerId, List<DeadlineRow> deadlines) {}

    record Output(
            boolean claimed,
            @Nullable Card card,
            @Nullable Groups groups,
            @Nullable Due offerDue,
            @Nullable Due reminderDue,
            @Nullable BedCard offer) {}

    private final Offers offers;

    ClaimOfferWorker(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Output perform(Input input, Job job) {
        OfferClaimed answer =
                offers.claim(job.command(), input.caseId(), input.offerId(), input.deadlines(), job.instanceRef());
        return new Output(
                answer.claim().claimed(),
                answer.claim().card(),
                answer.claim().groups(),
                answer.offerDue(),
                answer.reminderDue(),
                answer.bed());
    }
}
