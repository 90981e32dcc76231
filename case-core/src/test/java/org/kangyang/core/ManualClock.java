package org.kangyang.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that tests move. */
public final class ManualClock extends Clock {

    private final AtomicReference<Instant> now;

    public ManualClock(String localDateTimeInShanghai) {
        now = new AtomicReference<>(at(localDateTimeInShanghai));
    }

    private static Instant at(String text) {
        return ZonedDateTime.parse(text + "+08:00[Asia/Shanghai]").toInstant();
    }

    public void set(String localDateTimeInShanghai) {
        now.set(at(localDateTimeInShanghai));
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Deliberately not the policy's zone: nothing may depend on the clock's. */
    @Override
    public ZoneId getZone() {
        return ZoneId.of("America/Los_Angeles");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
