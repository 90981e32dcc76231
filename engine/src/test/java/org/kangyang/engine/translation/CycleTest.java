package org.kangyang.engine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How repetitions begin, and what is left of them once they have fired. */
class CycleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 1, 31, 8, 0, 0, 0, ZONE);

    @ParameterizedTest(name = "{0} begins as {1}")
    @CsvSource({
        "R3/PT1H, R3/2026-01-31T09:00+08:00/PT1H",
        "R/P1D, R/2026-02-01T08:00+08:00/P1D",
        "R3/2026-02-05T00:00:00Z/PT1H, R3/2026-02-05T00:00Z/PT1H",
        "R3/2026-02-05T10:00:00+01:00[Europe/Berlin]/P1D, R3/2026-02-05T10:00+01:00/P1D",
        "R3/2020-01-01T00:00:00Z/PT1H, R3/2026-01-31T08:00+08:00/PT1H",
        "R/PT0.002S, R/2026-01-31T08:00:00.002+08:00/PT0.002S",
        "R1/P1M, R1/2026-02-28T08:00+08:00/P1M",
    })
    void begins(String text, String begun) {
        assertThat(Cycle.parse(text, ZONE).beginning(NOW).text()).isEqualTo(begun);
    }

    @ParameterizedTest(name = "{0}, due {1} minutes ago, leaves {2}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "R3/PT1H, 0, R2/2026-01-31T09:00+08:00/PT1H",
                "R3/PT1H, 59, R2/2026-01-31T08:01+08:00/PT1H",
                "R3/PT1H, 60, R2/2026-01-31T09:00+08:00/PT1H",
                "R3/PT1H, 6000, R2/2026-01-31T09:00+08:00/PT1H",
                "R/PT1H, 6000, R/2026-01-31T09:00+08:00/PT1H",
                "R1/PT1H, 0, nothing",
                "R1/PT1H, 6000, nothing",
            })
    void fires(String text, long minutesLate, String left) {
        assertThat(Cycle.parse(text, ZONE)
                        .fired(NOW.minusMinutes(minutesLate), NOW)
                        .map(Cycle::text)
                        .orElse(null))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R3",
                "R3/",
                "R3/hourly",
                "Rx/PT1H",
                "R3/PT1H/PT1H",
                "R3/tomorrow/PT1H",
                "R3/2026-02-05T10:00:00@Europe/Berlin/P1D",
                "every hour",
                "R/PT0S",
                "R3/-PT1H",
                "R/P0D",
                "R/PT0.0005S",
                "R/P1M-28D",
                "R/2026-01-01T00:00:00Z/PT0S",
                "R/P999999999Y"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> Cycle.check(text))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }
}
