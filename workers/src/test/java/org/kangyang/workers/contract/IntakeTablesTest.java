package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided on admission, by the table that is deployed. */
class IntakeTablesTest {

    @ParameterizedTest(name = "{0} years: {1}")
    @DisplayName("R34: a free check-up every year for residents of 65 and more")
    @CsvSource({"0, false", "64, false", "65, true", "66, true", "104, true"})
    void entitlesToCheckUps(int age, boolean entitled) {
        assertThat(Tables.in("check-up-entitlement.dmn").decide("check-up-entitlement", Map.of("age", age)))
                .isEqualTo(Map.of("entitled", entitled, "months", entitled ? 12 : 0));
    }
}
