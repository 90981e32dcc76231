package org.kangyang.core.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.CareClock;
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
    private final CareClock clock;

    Offers(Beds beds, CasePlaces places, CareCases cases, Deadlines deadlines, CareClock clock) {
        this.beds = beds;
        this.places = places;
        this.cases = cases;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Gives the offer to one process instance, and says until when it stands.
     *
     * @throws org.kangyang.core.pathway.CaseClosed where the case was closed meanwhile
     */
    public OfferClaimed claim(
            CommandKey key, String caseId, String offerId, List<DeadlineRow> rows, String processInstance) {
        Instant now = clock.now();
        Due firstDue = deadlines.dueFrom("bed-offer", rows, cases.groups(caseId), now);
        Claim claim = places.claimOffer(
                key, caseId, offerId, processInstance, now, firstDue.dueAt().toInstant());
        Groups groups = claim.groups();
        if (!claim.claimed() || groups == null) {
            return new OfferClaimed(claim, null, null, null);
        }
        // A second attempt of this job asks until when the first one did.
        BedOffer offer = places.offer(caseId, offerId);
        Instant since = Objects.requireNonNullElse(offer.claimedAt(), offer.offeredAt());
        return new OfferClaimed(
                claim,
                deadlines.dueFrom("bed-offer", rows, groups, since),
                deadlines.dueFrom("bed-offer-reminder", rows, groups, since),
                BedCard.of(offer.bed()));
    }

    /**
     * Ends the offer as the family answered. Accepted counts only while the bed is still held for them.
     *
     * @param expired whether the time to answer is over: without an answer the offer has expired then, and stays open
     *     before
     */
    public OfferOutcome settle(CommandKey key, String caseId, String offerId, boolean expired) {
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
        return places.settleOffer(key, caseId, offerId, expired);
    }

    /** What is wrong with the answer as staff recorded it, in sentences; empty where the offer has ended. */
    public static List<String> problems(OfferOutcome outcome) {
        return outcome == OfferOutcome.UNANSWERED ? List.of("家属答复应选“接受”或“谢绝”，说明最多200字。") : List.of();
    }
}
