package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseClockTest {

    private static final ReassessmentInterval YEAR = new ReassessmentInterval(12, 14);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest(name = "{0} + {1} months = {2}")
    @DisplayName("R07: calendar months from the day of completion, clamped to the month's last day")
    @CsvSource({
        "2026-11-24, 24, 2028-11-24",
        "2026-11-30, 3, 2027-02-28",
        "2027-11-30, 3, 2028-02-29",
        "2026-11-29, 3, 2027-02-28",
        "2026-11-28, 3, 2027-02-28",
        "2026-08-31, 6, 2027-02-28",
        "2027-08-31, 6, 2028-02-29",
        "2026-03-31, 3, 2026-06-30",
        "2028-02-29, 12, 2029-02-28",
        "2028-02-29, 24, 2030-02-28",
        "2026-12-31, 12, 2027-12-31",
        "2027-02-28, 6, 2027-08-28"
    })
    void due(LocalDate last, int months, LocalDate due) {
        assertThat(CaseClock.NOT_ASSESSED
                        .restarted("a1", new ReassessmentInterval(months, 14), last)
                        .dueOn())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @DisplayName("R11: an assessment holds up to and including the day it is due, and nothing holds before the first")
    @CsvSource({"2027-11-23, true", "2027-11-24, true", "2027-11-25, false"})
    void holds(LocalDate day, boolean holds) {
        assertThat(assessed().holdsOn(day)).isEqualTo(holds);
        assertThat(CaseClock.NOT_ASSESSED.holdsOn(day)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R07: the assessor hears of it 14 days before, from the first moment of that day in Shanghai")
    @CsvSource({"2027-11-09T23:59:59+08:00, false", "2027-11-10T00:00:00+08:00, true"})
    void notice(OffsetDateTime now, boolean due) {
        assertThat(assessed().noticeDue(CaseStatus.CARE_HOME_STABLE, now.toInstant()))
                .isEqualTo(due);
        assertThat(assessed().scheduled(CaseStatus.CARE_HOME_STABLE).nextActionAt())
                .isEqualTo(OffsetDateTime.parse("2027-11-10T00:00:00+08:00").toInstant());
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    @DisplayName("R07: whoever is in hospital, on admission, in an emergency or closed is not put to the assessor")
    void not_everywhere(CaseStatus status) {
        boolean routine = !List.of(
                        CaseStatus.HOSPITAL_ASSESSMENT,
                        CaseStatus.HOSPITALISED,
                        CaseStatus.CARE_HOME_INTAKE,
                        CaseStatus.ESCALATED,
                        CaseStatus.CLOSED)
                .contains(status);
        Instant later = OffsetDateTime.parse("2030-01-01T00:00:00+08:00").toInstant();
        assertThat(assessed().noticeDue(status, later)).isEqualTo(routine);
        assertThat(assessed().scheduled(status).nextActionAt() != null).isEqualTo(routine);
        assertThat(CaseClock.NOT_ASSESSED.noticeDue(status, later)).isFalse();
    }

    @Test
    @DisplayName("R07: while a re-assessment is under way no second one is asked for; it turns overdue once")
    void open() {
        Instant due = OffsetDateTime.parse("2027-11-25T00:00:00+08:00").toInstant();
        CaseClock opened =
                assessed().opened(new OpenReassessment("c-n1", ReassessmentReason.ROUTINE, null, due, due, null, null));
        assertThat(opened.noticeDue(CaseStatus.HOME_STABLE, due)).isFalse();
        assertThat(opened.scheduled(CaseStatus.HOME_STABLE).nextActionAt()).isNull();

        OpenReassessment known = opened.open();
        assertThat(known).isNotNull();
        CaseClock clocked = opened.with(ReassessmentFlag.DUE, known.dueAt(due)).scheduled(CaseStatus.HOME_STABLE);
        assertThat(clocked.nextActionAt()).isEqualTo(due);
        assertThat(clocked.overdue(due.minusMillis(1))).isFalse();
        assertThat(clocked.overdue(due)).isTrue();
        CaseClock overdue = clocked.with(ReassessmentFlag.OVERDUE, clocked.open());
        assertThat(overdue.overdue(due)).isFalse();
        assertThat(overdue.scheduled(CaseStatus.HOME_STABLE).nextActionAt()).isNull();

        CaseClock again = overdue.restarted("a2", YEAR, LocalDate.of(2027, 12, 1));
        assertThat(again.flag()).isEqualTo(ReassessmentFlag.NONE);
        assertThat(again.open()).isNull();
        assertThat(again.dueOn()).isEqualTo(LocalDate.of(2028, 12, 1));
    }

    @Test
    @DisplayName("R07: a correction may change the colour and so the interval, never the day of the assessment")
    void corrected() {
        CaseClock corrected = assessed().corrected(new ReassessmentInterval(6, 14));
        assertThat(corrected.lastAssessedOn()).isEqualTo(DAY);
        assertThat(corrected.dueOn()).isEqualTo(LocalDate.of(2027, 5, 24));
    }

    @ParameterizedTest
    @CsvSource({"0, 14", "121, 14", "12, -1", "12, 91"})
    void a_table_out_of_its_mind_is_refused(int months, int notice) {
        assertThatThrownBy(() -> new ReassessmentInterval(months, notice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reassessment-intervals.dmn");
    }

    @Test
    @DisplayName("R09: compared with the assessment before, as it now stands; the first has none")
    void series() {
        var series = GradeSeries.of(
                List.of(grade("a1", 900), grade("a1", 950), grade("a2", 850), grade("a1", 940), grade("a3", 700)));
        assertThat(series.before("a1")).isNull();
        assertThat(series.before("a2")).isEqualTo(grade("a1", 940));
        assertThat(series.before("a3")).isEqualTo(grade("a2", 850));
        assertThat(series.before("a9")).isNull();
        assertThat(series.isLast("a3")).isTrue();
        assertThat(series.isLast("a1")).isFalse();
    }

    private static GradeHistory grade(String assessment, int composite) {
        return new GradeHistory(assessment, Colour.GREEN, composite, Instant.EPOCH);
    }

    private static CaseClock assessed() {
        return CaseClock.NOT_ASSESSED.restarted("a1", YEAR, DAY);
    }
}
