package org.kangyang.core.intake;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.OfferOutcome;
import org.springframework.stereotype.Component;

/** From the offer of a bed to its end: accepted, declined, expired or withdrawn (R33). */
@Component
public class Offers {

    private final Beds beds;
    private final CasePlaces places;
    private final CareCases cases;
    private final Deadlines deadlines;

    Offers(Beds beds, CasePlaces places, CareCases cases, Deadlines deadlines) {
        this.beds = beds;
        this.places = places;
        this.cases = cases;
        this.deadlines = deadlines;
    }

    /**
     * Gives the offer to one process instance, and says until when it stands.
     *
     * @throws org.kangyang.core.pathway.CaseClosed where the case was closed meanwhile
     */
    public OfferClaimed claim(
            CommandKey key, String caseId, String offerId, List<DeadlineRow> rows, String processInstance) {
        // Due dates count from now, or from when a first attempt of this job claimed it: the ledger keeps that.
        Groups groups = cases.groups(caseId);
        Due offerDue = deadlines.due("bed-offer", rows, groups, null);
        Claim claim = places.claimOffer(
                key, caseId, offerId, processInstance, offerDue.dueAt().toInstant());
        if (!claim.claimed() || claim.groups() == null) {
            return new OfferClaimed(claim, null, null, null);
        }
        return new OfferClaimed(
                claim,
                deadlines.due("bed-offer", rows, claim.groups(), null),
                deadlines.due("bed-offer-reminder", rows, claim.groups(), null),
                BedCard.of(places.offer(caseId, offerId).bed()));
    }

    /**
     * Ends the offer as the family answered; without an answer it has expired. Accepted counts only while the bed is
     * still held for them.
     */
    public OfferOutcome settle(CommandKey key, String caseId, String offerId) {
        if (places.answerOf(caseId, offerId) == BedOffer.Answer.ACCEPTED) {
            BedOffer offer = places.offer(caseId, offerId);
            if (!beds.occupy(key.part("occupy"), offer.bed())) {
                places.withdrawOffer(
                        key.part("withdraw"),
                        caseId,
                        offer.bed().bedId(),
                        offer.bed().holdNo());
            }
        }
        return places.settleOffer(key, caseId, offerId);
    }
}
