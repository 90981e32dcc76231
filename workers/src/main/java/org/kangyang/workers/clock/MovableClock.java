package org.kangyang.workers.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be stopped, moved and reset; moved while running, it runs on with that offset. */
public final class MovableClock extends Clock {

    private final Clock machine;
    private volatile Clock current;

    MovableClock(Clock machine) {
        this.machine = machine;
        this.current = machine;
    }

    /** Stops the clock at this instant. */
    public void pin(Instant instant) {
        current = Clock.fixed(instant, machine.getZone());
    }

    /** Moves the clock; stopped, it stays stopped. */
    public synchronized void add(Duration duration) {
        current = Clock.offset(current, duration);
    }

    /** Back to the machine's time. */
    public void reset() {
        current = machine;
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return MovableClock.this.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return MovableClock.this.withZone(other);
            }
        };
    }
}
