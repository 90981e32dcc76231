package org.kangyang.core.assessment;

import java.util.Locale;

/**
 * The composite score S, kept as whole tenths (DOMAIN §5):
 * S = 0.4·ADL + (5/6)·MMSE + 1.875·IADL + 2·(5−FRAIL) + (10/7)·(7−NRS), 0–100, higher is better. It serves the comparison
 * of R09 only, never the colour.
 */
final class Composite {

    /** All weights are whole numbers over this denominator once S is counted in tenths. */
    private static final int DENOMINATOR = 84;

    private Composite() {}

    /** Computed exactly, rounded once, half up. */
    static int tenths(Scores scores) {
        int numerator = 336 * scores.adl()
                + 700 * scores.mmse()
                + 1575 * scores.iadl()
                + 1680 * (5 - scores.frail())
                + 1200 * (7 - scores.nrs());
        return (2 * numerator + DENOMINATOR) / (2 * DENOMINATOR);
    }

    /** E.g. {@code 85.2}. */
    static String text(int tenths) {
        return String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
    }
}
