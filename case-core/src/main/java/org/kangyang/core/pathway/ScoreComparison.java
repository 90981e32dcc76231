package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * An assessment beside the one before it (R09). Scores in tenths.
 *
 * @param previous null for the first assessment
 * @param recovered whether both were GREEN
 */
public record ScoreComparison(
        @Nullable Integer previous, int current, @Nullable Colour previousColour, Colour colour, boolean recovered) {

    /** In tenths, without sign: both directions count (R09, A2); 0 for the first. */
    public int difference() {
        return previous == null ? 0 : Math.abs(current - previous);
    }

    public boolean first() {
        return previous == null;
    }

    public boolean colourChanged() {
        return previousColour != null && previousColour != colour;
    }
}
