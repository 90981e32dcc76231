package org.kangyang.engine.translation;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.scheduling.support.CronExpression;

/** Repeating timers: ISO repetitions as Operaton counts them, cron in Camunda 8's dialect and the engine's zone. */
public final class EngineCalendar extends CycleBusinessCalendar {

    private final ZoneId zone;

    public EngineCalendar(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public @Nullable Date resolveDuedate(String description, Date startDate, long repeatOffset) {
        Date from = startDate == null ? ClockUtil.getCurrentTime() : startDate;
        if (Cycle.isRepeat(description)) {
            // Operaton takes the last repetition for a coming one where it fires in the very millisecond it is due.
            return super.resolveDuedate(description, new Date(from.getTime() + 1), repeatOffset);
        }
        ZonedDateTime next = CronExpression.parse(description).next(ZonedDateTime.ofInstant(from.toInstant(), zone));
        return next == null ? null : Date.from(next.toInstant());
    }
}
