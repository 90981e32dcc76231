package org.kangyang.core.intake;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Claim;

/**
 * The answer to who asks for an offer; all but the claim are null where it is not theirs.
 *
 * @param offerDue until when the offer stands
 * @param reminderDue when the care home is reminded of an answer outstanding
 */
public record OfferClaimed(
        Claim claim,
        @Nullable Due offerDue,
        @Nullable Due reminderDue,
        @Nullable BedCard bed) {}
