package org.kangyang.core.reassessment;

import org.jspecify.annotations.Nullable;

/**
 * What the officer is told (R09), as the form shows it.
 *
 * @param reason Chinese
 * @param previous S before, e.g. {@code 70.2}; null for a first assessment
 * @param previousColour Chinese; null likewise
 * @param colour Chinese
 */
public record ScoreChange(
        String reason,
        @Nullable String previous,
        String current,
        String difference,
        @Nullable String previousColour,
        String colour) {}
