package org.kangyang.core.homebed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffingTest {

    @ParameterizedTest(name = "{0} cases → {1}/{2}/{3}/{4}/{5}")
    @DisplayName("R50: ceil(n × ratio / 100): 101 → 7/3/2/2/2")
    @CsvSource({
        "0,   0, 0, 0, 0, 0",
        "1,   1, 1, 1, 1, 1",
        "16,  1, 1, 1, 1, 1",
        "17,  2, 1, 1, 1, 1",
        "50,  3, 1, 1, 1, 1",
        "51,  4, 2, 1, 1, 1",
        "100, 6, 2, 1, 1, 1",
        "101, 7, 3, 2, 2, 2",
        "1000, 60, 20, 10, 10, 10"
    })
    void rounds_up(int served, int carers, int nurses, int therapists, int socialWorkers, int dataOperators) {
        assertThat(required(served, 6)).isEqualTo(carers);
        assertThat(required(served, 2)).isEqualTo(nurses);
        assertThat(required(served, 1))
                .isEqualTo(therapists)
                .isEqualTo(socialWorkers)
                .isEqualTo(dataOperators);
    }

    @ParameterizedTest
    @DisplayName("R50: enough is exactly as many as required")
    @CsvSource({"6, false", "7, true", "8, true"})
    void met(int qualified, boolean met) {
        assertThat(Staffing.of(ratio(6), 101, qualified).met()).isEqualTo(met);
    }

    private static int required(int served, int per100) {
        return Staffing.of(ratio(per100), served, 0).required();
    }

    private static StaffingRatio ratio(int per100) {
        return new StaffingRatio("carer", "养老护理员", per100, 3, List.of(), 80, 80);
    }
}
