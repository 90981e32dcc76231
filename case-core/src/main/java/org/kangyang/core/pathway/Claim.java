package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ClaimCase}.
 *
 * @param claimed false where another instance has the referral, or its episode has ended; then the rest is null
 */
public record Claim(
        boolean claimed, @Nullable Card card, @Nullable Groups groups) {}
