package org.kangyang.engine.translation;

import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/** A repeating timer: ISO 8601 ({@code R3/PT1H}, {@code R/2026-01-01T08:00+08:00/P1D}) or cron of six fields. */
final class Cycle {

    private static final Pattern REPEAT = Pattern.compile("R(\\d*)/(?:([^P/][^/]*)/)?(P[^/]+)");

    private Cycle() {}

    static boolean isRepeat(String text) {
        return text.startsWith("R");
    }

    /** @throws IllegalArgumentException or DateTimeException when it is neither */
    static void parse(String text) {
        if (!isRepeat(text)) {
            CronExpression.parse(text);
            return;
        }
        Matcher m = REPEAT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("expected R<times>/<duration> or R<times>/<start>/<duration>");
        }
        Timers.duration(m.group(3));
        if (m.group(2) != null) {
            Evaluation.instant(m.group(2), ZoneId.of("UTC"));
        }
    }
}
