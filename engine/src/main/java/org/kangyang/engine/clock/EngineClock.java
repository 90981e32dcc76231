package org.kangyang.engine.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The engine's clock. Moving it runs everything that became due before the call returns.
 *
 * <p>{@link #pin}, {@link #add} and {@link #reset} throw {@link ClockNotControllable} unless
 * {@code engine.clock.controllable=true}.
 */
public interface EngineClock {

    Instant now();

    boolean controllable();

    /** Stops the clock at this instant. */
    void pin(Instant instant);

    /** Moves the clock; a running clock goes on running with that offset, a pinned one stays pinned. */
    void add(Duration duration);

    /** Back to the machine's time. */
    void reset();

    /** The clock is not configured to be moved: answered with 403. */
    class ClockNotControllable extends RuntimeException {
        public ClockNotControllable() {
            super("The clock cannot be moved: set engine.clock.controllable=true (for tests only)");
        }
    }
}
