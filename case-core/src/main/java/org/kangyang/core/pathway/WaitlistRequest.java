package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on the waiting list: order by colour, RED first, then by the time of the application (R33).
 *
 * <p>Fairness [PD]: who declines or does not answer keeps their place once; after a second time they stand at the end of
 * their colour. A withdrawn offer does not count. A bed declined is not offered to them again before it falls vacant
 * anew.
 *
 * @param requestedAt when the elder applied, or was sent to the end of their colour
 * @param severity 0 for RED to 3 for GREEN; 4 before any grade
 * @param ranked false before a valid assessment (R11): no rank, no offer
 * @param paused true while the elder is in hospital or escalated: the place is kept, no rank, no offer
 * @param lines the lists on which this stands, derived; empty without a rank
 * @param refusals how often declined or silent since the last move to the end
 * @param declinedVacancies which vacancies are not offered again
 * @param offers how many offers there were ever
 */
public record WaitlistRequest(
        BedType bedType,
        Instant requestedAt,
        BedWish wish,
        int severity,
        boolean ranked,
        boolean paused,
        List<String> lines,
        int refusals,
        List<String> declinedVacancies,
        int offers,
        @Nullable BedOffer offer) {

    private static final int KEPT_ONCE = 1;

    static WaitlistRequest of(BedWish wish, @Nullable Colour colour, boolean ranked, Instant now) {
        return new WaitlistRequest(
                        wish.bedType(), now, wish, severity(colour), ranked, false, List.of(), 0, List.of(), 0, null)
                .lined();
    }

    /** 0 for RED to 3 for GREEN, so that the list is in ascending order; 4 where there is no grade. */
    static int severity(@Nullable Colour colour) {
        int colours = Colour.values().length;
        return colour == null ? colours : colours - 1 - colour.ordinal();
    }

    /** Sent to a care home again: what was waited for before counts, if it is the same kind of bed. */
    WaitlistRequest renewed(BedWish anew, @Nullable Colour colour) {
        return new WaitlistRequest(
                        anew.bedType(),
                        requestedAt,
                        anew,
                        severity(colour),
                        true,
                        false,
                        List.of(),
                        refusals,
                        declinedVacancies,
                        offers,
                        null)
                .lined();
    }

    WaitlistRequest graded(Colour colour) {
        return with(requestedAt, severity(colour), ranked, paused, refusals, declinedVacancies, offers, offer);
    }

    WaitlistRequest withRank() {
        return with(requestedAt, severity, true, paused, refusals, declinedVacancies, offers, offer);
    }

    WaitlistRequest pausedWithoutOffer() {
        return with(requestedAt, severity, ranked, true, refusals, declinedVacancies, offers, null);
    }

    WaitlistRequest resumed() {
        return with(requestedAt, severity, ranked, false, refusals, declinedVacancies, offers, offer);
    }

    boolean mayBeOffered(AllottedBed bed) {
        return ranked && !paused && offer == null && !declinedVacancies.contains(bed.vacancyId());
    }

    WaitlistRequest offered(String caseId, AllottedBed bed, Instant now) {
        BedOffer made = BedOffer.of(caseId + "-o" + (offers + 1), bed, now);
        return with(requestedAt, severity, ranked, paused, refusals, declinedVacancies, offers + 1, made);
    }

    WaitlistRequest with(BedOffer changed) {
        return with(requestedAt, severity, ranked, paused, refusals, declinedVacancies, offers, changed);
    }

    WaitlistRequest withdrawn() {
        return with(requestedAt, severity, ranked, paused, refusals, declinedVacancies, offers, null);
    }

    /** Declined or silent: the place is kept once, then it is the last of the colour. */
    WaitlistRequest refused(AllottedBed bed, Instant now) {
        boolean last = refusals >= KEPT_ONCE;
        List<String> declined = new ArrayList<>(declinedVacancies);
        declined.add(bed.vacancyId());
        return with(
                last ? now : requestedAt, severity, ranked, paused, last ? 0 : refusals + 1, declined, offers, null);
    }

    private WaitlistRequest with(
            Instant since,
            int newSeverity,
            boolean hasRank,
            boolean isPaused,
            int refused,
            List<String> declined,
            int offersMade,
            @Nullable BedOffer newOffer) {
        return new WaitlistRequest(
                        bedType,
                        since,
                        wish,
                        newSeverity,
                        hasRank,
                        isPaused,
                        lines,
                        refused,
                        List.copyOf(declined),
                        offersMade,
                        newOffer)
                .lined();
    }

    private WaitlistRequest lined() {
        return new WaitlistRequest(
                bedType,
                requestedAt,
                wish,
                severity,
                ranked,
                paused,
                ranked && !paused ? wish.lines() : List.of(),
                refusals,
                declinedVacancies,
                offers,
                offer);
    }
}
