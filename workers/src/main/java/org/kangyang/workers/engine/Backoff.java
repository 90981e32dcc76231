package org.kangyang.workers.engine;

import java.time.Duration;

/** Waits that treble with every failure in a row, up to a bound. */
public record Backoff(Duration first, Duration longest) {

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(3);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
