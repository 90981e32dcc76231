package org.kangyang.engine.feel;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the evaluation of one expression, or of one decision with all it requires, may use.
 *
 * @param steps evaluated parts of expressions and values made on the way, each item of a list and every 32 characters of
 *     a text counting as one; 2,000,000 hold less than about 200 MB
 * @param time from its begin, whatever it waits for
 * @param length of an expression, in characters
 */
public record FeelLimits(
        @DefaultValue("2000000") long steps,
        @DefaultValue("5s") Duration time,
        @DefaultValue("65536") int length) {

    /** The limits when nothing is configured. */
    public static final FeelLimits USUAL = new FeelLimits(2_000_000, Duration.ofSeconds(5), 65_536);

    public FeelLimits {
        if (steps < 1 || length < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("engine.feel.steps, .time and .length must be more than 0");
        }
    }
}
