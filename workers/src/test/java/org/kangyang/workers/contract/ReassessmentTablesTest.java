package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R07: the tables of re-assessment that are deployed. */
class ReassessmentTablesTest {

    private static final Tables INTERVALS = Tables.in("reassessment-intervals.dmn");

    @ParameterizedTest
    @DisplayName("R07: GREEN 24, YELLOW 12, ORANGE 6, RED 3 calendar months, with 14 days' notice")
    @CsvSource({"GREEN, 24", "YELLOW, 12", "ORANGE, 6", "RED, 3"})
    void interval(String colour, int months) {
        assertThat(INTERVALS.decide("reassessment-intervals", Map.of("colour", colour)))
                .isEqualTo(Map.of("months", months, "noticeDays", 14));
    }
}
