package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * Whether an instance has a feedback to the family, and whose task it is.
 *
 * @param claimed false where another instance has it, or it is not needed any more; then the rest is null
 * @param givers candidate group: the care home's nurses, or at home its social workers
 */
public record FeedbackClaim(
        boolean claimed,
        @Nullable String planId,
        @Nullable Card card,
        @Nullable Groups groups,
        @Nullable String givers,
        @Nullable Colour colour) {}
