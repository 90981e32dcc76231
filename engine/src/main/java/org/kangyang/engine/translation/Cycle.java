package org.kangyang.engine.translation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * An ISO 8601 repetition: {@code R3/PT1H}, {@code R/2026-01-01T08:00+08:00/P1D}.
 *
 * @param times how often it fires still; {@code null} without end
 * @param first when it fires first; {@code null}: one interval from now
 */
record Cycle(@Nullable Integer times, @Nullable ZonedDateTime first, TemporalAmount interval, String intervalText) {

    private static final Pattern REPEAT = Pattern.compile("R(\\d*)/(?:(\\d.*)/)?(-?P[^/]+)");

    /** Dates are kept in milliseconds: a shorter interval would be due at once for ever. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** Where a month less some days comes to the least. */
    private static final ZonedDateTime SHORTEST_MONTH = ZonedDateTime.of(2026, 2, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    static boolean isRepeat(String text) {
        return text.startsWith("R");
    }

    /** Checks a repetition or a cron expression of six fields. */
    static void check(String text) {
        if (isRepeat(text)) {
            parse(text, ZoneId.of("UTC"));
        } else {
            CronExpression.parse(text);
        }
    }

    /** @throws IllegalArgumentException or DateTimeException when it is no repetition */
    static Cycle parse(String text, ZoneId zone) {
        Matcher m = REPEAT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("expected R<times>/<duration> or R<times>/<start>/<duration>");
        }
        if (m.group(2) != null && m.group(2).contains("@")) {
            throw new IllegalArgumentException("write the zone of the start as +08:00 or [Asia/Shanghai], not by @");
        }
        TemporalAmount interval = Timers.duration(m.group(3));
        if (!SHORTEST_MONTH.plus(interval).isAfter(SHORTEST_MONTH.plus(SHORTEST))) {
            throw new IllegalArgumentException("the interval '" + m.group(3) + "' must be longer than 1 ms");
        }
        return new Cycle(
                m.group(1).isEmpty() ? null : Integer.valueOf(m.group(1)),
                m.group(2) == null ? null : Evaluation.instant(m.group(2), zone),
                interval,
                m.group(3));
    }

    /** The same with the moment at which it fires first: never before now. */
    Cycle beginning(ZonedDateTime now) {
        ZonedDateTime begin = first == null ? now.plus(interval) : first;
        return new Cycle(times, begin.isBefore(now) ? now : begin, interval, intervalText);
    }

    /** What is left once it has fired; where the next time has gone by, too, it is one interval from now. */
    Optional<Cycle> fired(ZonedDateTime due, ZonedDateTime now) {
        if (times != null && times <= 1) {
            return Optional.empty();
        }
        ZonedDateTime next = due.plus(interval);
        return Optional.of(new Cycle(
                times == null ? null : times - 1,
                next.isAfter(now) ? next : now.plus(interval),
                interval,
                intervalText));
    }

    Instant due() {
        return java.util.Objects.requireNonNull(first).toInstant();
    }

    String text() {
        return "R" + (times == null ? "" : times) + "/" + (first == null ? "" : first.toOffsetDateTime() + "/")
                + intervalText;
    }
}
