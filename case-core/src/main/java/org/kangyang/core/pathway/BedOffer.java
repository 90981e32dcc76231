package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bed offered to somebody on the waiting list (R33).
 *
 * @param claimedAt from when the family is asked; null until an instance claimed the offer
 * @param expiresAt from when silence counts as no; null until an instance claimed the offer
 * @param processInstance which instance asks the family; null until claimed
 * @param note what staff wrote beside the answer
 * @param answer the family's, by task or API, whichever came first
 */
public record BedOffer(
        String offerId,
        AllottedBed bed,
        Instant offeredAt,
        @Nullable Instant claimedAt,
        @Nullable Instant expiresAt,
        @Nullable String processInstance,
        @Nullable Answer answer,
        @Nullable String answeredBy,
        @Nullable String note) {

    /** What a family says to a bed. */
    public enum Answer {
        ACCEPTED,
        DECLINED
    }

    static BedOffer of(String offerId, AllottedBed bed, Instant now) {
        return new BedOffer(offerId, bed, now, null, null, null, null, null, null);
    }

    BedOffer claimedBy(String instance, Instant now, Instant until) {
        return new BedOffer(offerId, bed, offeredAt, now, until, instance, answer, answeredBy, note);
    }

    BedOffer answered(Answer said, String by, @Nullable String words) {
        return new BedOffer(offerId, bed, offeredAt, claimedAt, expiresAt, processInstance, said, by, words);
    }
}
