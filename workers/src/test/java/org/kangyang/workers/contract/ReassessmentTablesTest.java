package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R07: the tables of re-assessment that are deployed. */
class ReassessmentTablesTest {

    private static final Tables OUTCOME = Tables.in("reassessment-outcome.dmn");
    private static final Tables INTERVALS = Tables.in("reassessment-intervals.dmn");

    @ParameterizedTest
    @DisplayName("R07: GREEN 24, YELLOW 12, ORANGE 6, RED 3 calendar months, with 14 days' notice")
    @CsvSource({"GREEN, 24", "YELLOW, 12", "ORANGE, 6", "RED, 3"})
    void interval(String colour, int months) {
        assertThat(INTERVALS.decide("reassessment-intervals", Map.of("colour", colour)))
                .isEqualTo(Map.of("months", months, "noticeDays", 14));
    }

    @ParameterizedTest(name = "first {0}, difference {1}, colour changed {2}: officer {3}, plan {4}")
    @DisplayName(
            "R09: the officer hears from a difference of 10.0 on, not of the first assessment; a new colour rebuilds the plan too")
    @CsvSource({
        "true,  0.0,  false, false, false",
        "true,  50.0, true,  false, false",
        "false, 9.9,  false, false, false",
        "false, 10.0, false, true,  true",
        "false, 10.1, true,  true,  true",
        "false, 9.9,  true,  false, true",
        "false, 100.0, true, true,  true"
    })
    void outcome(boolean first, BigDecimal difference, boolean changed, boolean officer, boolean plan) {
        assertThat(OUTCOME.decide(
                        "reassessment-outcome",
                        Map.of("first", first, "difference", difference, "colourChanged", changed)))
                .isEqualTo(Map.of("notifyOfficer", officer, "revisePlan", plan));
    }

    @ParameterizedTest
    @DisplayName("R07, R08, R09: the clocks of a re-assessment; the first two count from the date and from the event")
    @CsvSource({
        "routine, 0, subdistrict-officer",
        "immediate, 24, subdistrict-officer",
        "plan-rebuild, 48, subdistrict-officer",
        "score-change, 48, civil-affairs",
        "zbi, 48, care-home-manager",
        "recovery, 168, subdistrict-officer"
    })
    void deadlines(String task, int hours, String group) {
        assertThat((List<?>) Tables.in("deadlines.dmn").decide("task-deadlines", Map.of("process", "reassessment")))
                .filteredOn(row -> task.equals(((Map<?, ?>) row).get("task")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(((Map<?, ?>) row).get("dueHours")).isEqualTo(hours);
                    assertThat(((Map<?, ?>) row).get("firstGroup")).isEqualTo(group);
                });
    }
}
