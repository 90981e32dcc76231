package org.kangyang.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.ManualClock;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.Groups;

@DisplayName("DOMAIN §7: due dates")
class DeadlinesTest {

    private static final Groups GROUPS = Groups.of("H1", "N1", "999001001");

    private final WorkingCalendar calendar = new WorkingCalendar();

    private Due due(String now, DeadlineRow row, LocalDate discharge) {
        var deadlines = new Deadlines(new CareClock(new ManualClock(now)), calendar);
        return deadlines.due(row.task(), List.of(row), GROUPS, discharge);
    }

    private static DeadlineRow hours(int hours, Boolean beforeDischarge) {
        return new DeadlineRow(
                "t", "任务", hours, null, beforeDischarge, "care-physician-team", 24, "subdistrict-officer");
    }

    @Test
    void wall_clock_hours_run_over_nights_and_holidays() {
        Due due = due("2026-09-30T17:30:15", hours(48, null), null);
        assertThat(due.dueAt()).isEqualTo(OffsetDateTime.parse("2026-10-02T17:30:15+08:00"));
        assertThat(due.firstGroup()).isEqualTo("care-physician-team.H1");
        assertThat(due.secondAt()).isEqualTo(OffsetDateTime.parse("2026-10-03T17:30:15+08:00"));
        assertThat(due.secondGroup()).isEqualTo("subdistrict-officer.999001001");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00, 2026-12-01, 2026-11-26T10:00:00", // far away: 48 h
        "2026-11-24T10:00:00, 2026-11-27, 2026-11-26T10:00:00",
        "2026-11-24T10:00:00, 2026-11-26, 2026-11-26T00:00:00", // before that day begins
        "2026-11-24T10:00:00, 2026-11-25, 2026-11-25T00:00:00",
        "2026-11-24T10:00:00, 2026-11-24, 2026-11-25T00:00:00", // today: the end of it
        "2026-11-24T10:00:00, 2026-11-23, 2026-11-26T10:00:00", // past: binds no more
        "2026-11-24T10:00:00, , 2026-11-26T10:00:00",
    })
    void where_the_row_says_so_a_task_is_due_before_the_discharge(String now, LocalDate discharge, String at) {
        assertThat(due(now, hours(48, true), discharge).dueAt()).isEqualTo(OffsetDateTime.parse(at + "+08:00"));
        assertThat(due(now, hours(48, false), discharge).dueAt())
                .isEqualTo(OffsetDateTime.parse("2026-11-26T10:00:00+08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00, 1, 2026-11-24T10:00:00",
        "2026-11-27T10:00:00, 1, 2026-11-30T10:00:00", // Friday to Monday
        "2026-09-30T10:00:00, 1, 2026-10-08T10:00:00", // over the national holiday
        "2026-09-30T10:00:00, 3, 2026-10-10T10:00:00", // 8th, 9th, and the worked Saturday
        "2026-12-31T10:00:00, 1, 2027-01-04T10:00:00",
        "2026-11-21T10:00:00, 5, 2026-11-27T10:00:00", // from a Saturday
    })
    void working_days_keep_the_time_of_day(String now, int days, String at) {
        var row = new DeadlineRow("t", "任务", null, days, null, "subdistrict-officer", null, null);
        Due due = due(now, row, null);
        assertThat(due.dueAt()).isEqualTo(OffsetDateTime.parse(at + "+08:00"));
        assertThat(due.secondAt()).isNull();
        assertThat(due.secondGroup()).isNull();
    }

    @Test
    void a_table_that_says_too_little_or_too_much_is_named() {
        var deadlines = new Deadlines(new CareClock(new ManualClock("2026-11-24T10:00:00")), calendar);
        assertThatThrownBy(() -> deadlines.due("x", List.of(hours(1, null)), GROUPS, null))
                .hasMessageContaining("deadlines.dmn")
                .hasMessageContaining("'x'");
        assertThatThrownBy(() -> deadlines.due("t", List.of(hours(1, null), hours(2, null)), GROUPS, null))
                .hasMessageContaining("2 rows");
        assertThatThrownBy(() -> new DeadlineRow("t", "任务", 1, 1, null, "g", null, null))
                .hasMessageContaining("dueHours");
        assertThatThrownBy(() -> new DeadlineRow("t", "任务", null, null, null, "g", null, null))
                .hasMessageContaining("dueHours");
        assertThatThrownBy(() -> new DeadlineRow("t", "任务", 1, null, null, "g", 1, null))
                .hasMessageContaining("secondGroup");
        var unknown = new DeadlineRow("t", "任务", 1, null, null, "cook", null, null);
        assertThatThrownBy(() -> deadlines.due("t", List.of(unknown), GROUPS, null))
                .hasMessageContaining("cook");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false", "2026-01-02, false", "2026-01-03, false", "2026-01-04, true", "2026-01-05, true",
        "2026-02-13, true", "2026-02-14, true", "2026-02-15, false", "2026-02-16, false", "2026-02-23, false",
        "2026-02-24, true", "2026-02-28, true", "2026-04-06, false", "2026-04-07, true", "2026-05-01, false",
        "2026-05-05, false", "2026-05-06, true", "2026-05-09, true", "2026-06-19, false", "2026-06-22, true",
        "2026-09-20, true", "2026-09-25, false", "2026-10-07, false", "2026-10-08, true", "2026-10-10, true",
        "2026-10-11, false", "2026-11-28, false",
    })
    void the_calendar_of_2026_is_the_state_councils(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(working);
        assertThat(calendar.alerts()).isEmpty();
    }

    @Test
    void a_provisional_year_is_used_and_is_an_alert() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 11))).isTrue();
        assertThat(calendar.alerts()).containsExactly(2027);
    }

    @Test
    void a_missing_year_is_an_alert_and_then_monday_to_friday() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 4))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 1, 5))).isFalse();
        assertThat(calendar.alerts()).containsExactly(2031);
    }

    @Test
    void no_free_day_of_the_data_is_a_weekend_and_no_worked_day_a_weekday() {
        // A slip in the data would otherwise do nothing and never be noticed.
        for (int year : new int[] {2026, 2027}) {
            LocalDate day = LocalDate.of(year, 1, 1);
            int working = 0;
            for (; day.getYear() == year; day = day.plusDays(1)) {
                working += calendar.isWorkingDay(day) ? 1 : 0;
            }
            // 365 days, 52 weekends (2026 and 2027 begin and end on weekdays), 13 statutory days
            assertThat(working).as("working days of %s", year).isEqualTo(365 - 104 - 13);
        }
    }
}
