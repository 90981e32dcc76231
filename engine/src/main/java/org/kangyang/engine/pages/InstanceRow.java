package org.kangyang.engine.pages;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One instance in the list.
 *
 * @param number business key, or the value of the number variable; null where it has neither
 * @param state as staff read it
 * @param mood style of the state: running, done or stopped
 */
record InstanceRow(
        String id,
        @Nullable String number,
        String process,
        int version,
        ZonedDateTime start,
        @Nullable ZonedDateTime end,
        String state,
        String mood) {

    /** How long it took, or null while it runs. */
    public @Nullable String getTook() {
        return end == null ? null : inWords(Duration.between(start, end));
    }

    static String inWords(Duration duration) {
        if (duration.toDays() > 0) {
            return "%d 天 %d 小时".formatted(duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return "%d 小时 %d 分钟".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0 ? "%d 分钟".formatted(duration.toMinutes()) : "不到 1 分钟";
    }
}
