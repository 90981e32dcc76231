package org.kangyang.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.integration.Fen;

@DisplayName("T2, R16: the elder's share of a package")
class PersonalShareTest {

    private static final ServicePackage ROW_4 = new ServicePackage("UPGRADE", new BigDecimal("0.15"), true);
    private static final ServicePackage ROW_5 = new ServicePackage("UPGRADE", BigDecimal.ONE, false);

    private static PersonalShare share(String cost, String insured, ServicePackage row) {
        return PersonalShare.of(Fen.ofYuan(new BigDecimal(cost)), Fen.ofYuan(new BigDecimal(insured)), row);
    }

    @ParameterizedTest(name = "cost {0}, insured {1}: the elder {2}, somebody else {3}")
    @DisplayName("T2 row 4: min(cost − insured, 15 % of cost), half up to the fen; the rest is somebody else's")
    @CsvSource({
        "0,       0,       0.00,     0.00",
        "0,       10,      0.00,     0.00",
        "100,     100,     0.00,     0.00",
        "100,     120,     0.00,     0.00",
        "100,     99.99,   0.01,     0.00",
        "100,     85.01,   14.99,    0.00",
        "100,     85,      15.00,    0.00",
        "100,     84.99,   15.00,    0.01",
        "100,     0,       15.00,    85.00",
        "0.01,    0,       0.00,     0.01",
        "0.03,    0,       0.00,     0.03",
        "0.04,    0,       0.01,     0.03",
        "0.10,    0,       0.02,     0.08",
        "33.33,   0,       5.00,     28.33",
        "3000,    1234.56, 450.00,   1315.44",
        "100000,  0,       15000.00, 85000.00"
    })
    void row4(String cost, String insured, String personal, String remainder) {
        PersonalShare share = share(cost, insured, ROW_4);
        assertThat(Fen.yuan(share.personalFen())).isEqualTo(personal);
        assertThat(Fen.yuan(share.remainderFen())).isEqualTo(remainder);
    }

    @ParameterizedTest
    @DisplayName("T2 row 5: GREEN pays all of it, whatever insurance gives back; nothing is left for others")
    @CsvSource({"0, 0", "100, 0", "100, 60"})
    void row5(String cost, String insured) {
        PersonalShare share = share(cost, insured, ROW_5);
        assertThat(share.personalFen()).isEqualTo(share.costFen());
        assertThat(share.remainderFen()).isZero();
    }

    @Test
    @DisplayName("No amount is negative")
    void refusesNegative() {
        assertThatThrownBy(() -> PersonalShare.of(-1, 0, ROW_4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PersonalShare.of(0, -1, ROW_4)).isInstanceOf(IllegalArgumentException.class);
    }
}
