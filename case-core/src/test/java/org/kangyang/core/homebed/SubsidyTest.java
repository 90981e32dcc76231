package org.kangyang.core.homebed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.integration.Fen;

class SubsidyTest {

    @ParameterizedTest(name = "{0} yuan → {1} yuan")
    @DisplayName("R12, T4: the subsidy is min(cost, 3,000 yuan), exact to the fen")
    @CsvSource({
        "0, 0.00",
        "0.01, 0.01",
        "1250.50, 1250.50",
        "2999.99, 2999.99",
        "3000, 3000.00",
        "3000.01, 3000.00",
        "1000000, 3000.00"
    })
    void pays_the_cost_up_to_three_thousand(BigDecimal cost, String paid) {
        Subsidy subsidy = Subsidy.of(Fen.ofYuan(cost));
        assertThat(Fen.yuan(subsidy.amountFen())).isEqualTo(paid);
        assertThat(subsidy.costFen()).isEqualTo(Fen.ofYuan(cost));
    }

    @Test
    @DisplayName("R12: a household that had its subsidy gets no second one")
    void nothing_the_second_time() {
        assertThat(Subsidy.none(250_000)).isEqualTo(new Subsidy(250_000, 0));
    }

    @Test
    void no_cost_is_negative_and_no_fen_is_broken() {
        assertThatThrownBy(() -> Subsidy.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fen.ofYuan(new BigDecimal("0.001"))).isInstanceOf(ArithmeticException.class);
    }
}
