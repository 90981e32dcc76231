package org.kangyang.engine.translation;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TimerEntity;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.springframework.scheduling.support.CronExpression;

/**
 * Repeating timers in Camunda 8's way, cron in its dialect and the engine's zone.
 *
 * <p>A repetition fires as often as it says, however late; what was missed while the engine was down fires once, and the
 * next is an interval later. Operaton would count by the calendar. So a timer's text always begins with its own due date
 * ({@link FeelExpressions} writes the first one) and is written anew each time it fires.
 */
public final class EngineCalendar extends CycleBusinessCalendar {

    private final ZoneId zone;

    public EngineCalendar(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public @Nullable Date resolveDuedate(String description, Date startDate, long repeatOffset) {
        ZonedDateTime now = at(startDate == null ? ClockUtil.getCurrentTime() : startDate);
        if (!Cycle.isRepeat(description)) {
            ZonedDateTime next = CronExpression.parse(description).next(now);
            return next == null ? null : Date.from(next.toInstant());
        }
        Cycle cycle = Cycle.parse(description, zone);
        TimerEntity firing = firing(description);
        if (firing == null) {
            return Date.from(cycle.beginning(now).due());
        }
        Optional<Cycle> next = cycle.fired(at(firing.getDuedate()), now);
        next.ifPresent(n -> firing.setRepeat(n.text()));
        return next.map(n -> Date.from(n.due())).orElse(null);
    }

    private ZonedDateTime at(Date date) {
        return ZonedDateTime.ofInstant(date.toInstant(), zone);
    }

    /**
     * The timer with this text that fires at this moment, or has failed to: its follower takes over its text. The text
     * holds its due date, so a timer that is only being made has another one.
     */
    private static @Nullable TimerEntity firing(String description) {
        CommandContext context = Context.getCommandContext();
        if (context == null) {
            return null;
        }
        if (context.getCurrentJob() instanceof TimerEntity timer && description.equals(timer.getRepeat())) {
            return timer;
        }
        // Asked for a narrower type, Operaton finds none.
        return context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class).stream()
                .filter(job -> job instanceof TimerEntity timer && description.equals(timer.getRepeat()))
                .map(TimerEntity.class::cast)
                .findFirst()
                .orElse(null);
    }
}
