package org.kangyang.engine.translation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import org.threeten.extra.PeriodDuration;

/** Timer texts: ISO 8601 dates, durations, repetitions, and cron. */
final class Timers {

    private Timers() {}

    /** A duration such as {@code PT48H}, {@code P7D}, {@code P1M2DT3H}; months are calendar months. */
    static TemporalAmount duration(String text) {
        return PeriodDuration.parse(text);
    }

    static Optional<String> checkStatic(String kind, String text) {
        try {
            switch (kind) {
                case "timeDate" -> Evaluation.instant(text, ZoneId.of("UTC"));
                case "timeDuration" -> duration(text);
                default -> Cycle.check(text);
            }
            return Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.of("the " + kind + " '" + text + "' is not valid: " + e.getMessage());
        }
    }
}
