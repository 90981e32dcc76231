package org.kangyang.core.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.Groups;
import org.springframework.stereotype.Component;

/** Turns rows of deadlines.dmn into due times in Asia/Shanghai (DOMAIN §7, DESIGN §3.5, §3.7). */
@Component
public class Deadlines {

    private final CareClock clock;
    private final WorkingCalendar calendar;

    Deadlines(CareClock clock, WorkingCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    /**
     * When a task that begins now is due.
     *
     * @param task as in the row
     * @param plannedDischarge counts where the row says {@code beforePlannedDischarge}; null where not planned
     * @throws IllegalStateException naming the table, where not exactly one row is for the task
     */
    public Due due(String task, List<DeadlineRow> rows, Groups groups, @Nullable LocalDate plannedDischarge) {
        DeadlineRow row = row(task, rows);
        ZonedDateTime now = clock.now().atZone(CareClock.ZONE).truncatedTo(ChronoUnit.SECONDS);
        ZonedDateTime dueAt = regular(row, now);
        if (Boolean.TRUE.equals(row.beforePlannedDischarge()) && plannedDischarge != null) {
            dueAt = beforeDischarge(plannedDischarge, now, dueAt);
        }
        return due(row, dueAt, groups);
    }

    /** The same for a task whose hours count from another moment than now, be it past or to come. */
    public Due dueFrom(String task, List<DeadlineRow> rows, Groups groups, Instant since) {
        DeadlineRow row = row(task, rows);
        return due(row, regular(row, since.atZone(CareClock.ZONE).truncatedTo(ChronoUnit.SECONDS)), groups);
    }

    private static Due due(DeadlineRow row, ZonedDateTime dueAt, Groups groups) {
        Integer after = row.secondAfterHours();
        String second = row.secondGroup();
        return new Due(
                row.task(),
                row.taskName(),
                dueAt.toOffsetDateTime(),
                groups.scoped(row.firstGroup()),
                after == null ? null : dueAt.plusHours(after).toOffsetDateTime(),
                second == null ? null : groups.scoped(second));
    }

    private ZonedDateTime regular(DeadlineRow row, ZonedDateTime now) {
        Integer hours = row.dueHours();
        if (hours != null) {
            return now.plusHours(hours);
        }
        Integer days = row.dueWorkingDays();
        if (days == null) {
            throw new IllegalStateException("refused by DeadlineRow");
        }
        return calendar.plusWorkingDays(now.toLocalDate(), days)
                .atTime(now.toLocalTime())
                .atZone(CareClock.ZONE);
    }

    /**
     * Before the discharge means by the start of that day. Where the day has begun already, its end is the last moment
     * that can still be before the discharge; where it has passed, it binds no more.
     */
    private static ZonedDateTime beforeDischarge(LocalDate planned, ZonedDateTime now, ZonedDateTime regular) {
        ZonedDateTime limit = planned.atStartOfDay(CareClock.ZONE);
        if (!limit.isAfter(now)) {
            limit = planned.plusDays(1).atStartOfDay(CareClock.ZONE);
        }
        return limit.isAfter(now) && limit.isBefore(regular) ? limit : regular;
    }

    private static DeadlineRow row(String task, List<DeadlineRow> rows) {
        List<DeadlineRow> matching =
                rows.stream().filter(row -> row.task().equals(task)).toList();
        if (matching.size() != 1) {
            throw new IllegalStateException("deadlines.dmn gives " + matching.size() + " rows for task '" + task
                    + "' of this process; give exactly one");
        }
        return matching.getFirst();
    }
}
