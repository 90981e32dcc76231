package org.kangyang.core.homebed;

/**
 * What the city pays to the institution that retrofitted a home (R12, T4): its cost, at most 3,000 yuan. Who gets it, and
 * that it is paid once per household and never before acceptance, is the business of {@link HomeBedTransfers}.
 *
 * @param costFen what the works cost, in fen
 * @param amountFen what is paid, in fen
 */
public record Subsidy(long costFen, long amountFen) {

    /** 3,000 yuan (R12). */
    static final long CAP_FEN = 300_000;

    /** @throws IllegalArgumentException for a negative cost */
    public static Subsidy of(long costFen) {
        if (costFen < 0) {
            throw new IllegalArgumentException("Retrofit cost must not be negative, but is " + costFen + " fen");
        }
        return new Subsidy(costFen, Math.min(costFen, CAP_FEN));
    }

    /** The household had its subsidy before: it pays for itself. */
    static Subsidy none(long costFen) {
        return new Subsidy(costFen, 0);
    }
}
