package org.kangyang.core.integration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The injected clock, read in the one zone that days and hours of the policy mean (DESIGN §3.7). */
@Component
public class CareClock {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    public CareClock(Clock clock) {
        this.clock = clock;
    }

    /** Now, as exactly as the database keeps it: whole milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
