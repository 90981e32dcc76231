package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R03, R04: the bands A and C, the risk count r and the colour, by the table that is deployed (DOMAIN §5). */
class ColourGradeTableTest {

    private static final Tables TABLE = Tables.in("colour-grade.dmn");

    @ParameterizedTest(name = "#{0}: ADL {1}, MMSE {2} {3}, IADL {4}, FRAIL {5}, NRS {6} is {9}")
    @DisplayName("R03: the worked examples of DOMAIN §5")
    @CsvSource({
        "1, 100, 30, SECONDARY, 8, 0, 0, 0, 0, GREEN",
        "2, 100, 25, SECONDARY, 6, 2, 2, 0, 0, GREEN",
        "3, 100, 24, SECONDARY, 8, 0, 0, 1, 0, YELLOW",
        "4, 100, 18, ILLITERATE, 8, 0, 0, 0, 0, GREEN",
        "5, 100, 28, SECONDARY, 5, 0, 0, 0, 1, YELLOW",
        "6, 100, 28, SECONDARY, 6, 3, 2, 0, 1, YELLOW",
        "7, 65, 26, PRIMARY, 5, 2, 2, 1, 1, YELLOW",
        "8, 65, 21, SECONDARY, 5, 3, 2, 1, 2, ORANGE",
        "9, 60, 16, PRIMARY, 3, 3, 3, 2, 3, RED",
        "10, 40, 29, SECONDARY, 4, 1, 1, 3, 1, RED",
        "11, 0, 0, ILLITERATE, 0, 5, 7, 3, 3, RED"
    })
    void gradesTheWorkedExamples(
            int number,
            int adl,
            int mmse,
            String education,
            int iadl,
            int frail,
            int nrs,
            int base,
            int r,
            String colour) {
        assertThat(grade(adl, mmse, education, iadl, frail, nrs))
                .containsEntry("base", base)
                .containsEntry("r", r)
                .containsEntry("colour", colour);
    }

    @ParameterizedTest(name = "ADL {0} is band {1}")
    @DisplayName("R04: both sides of every edge of band A")
    @CsvSource({"100, 0", "99, 1", "95, 1", "65, 1", "61, 1", "60, 2", "45, 2", "41, 2", "40, 3", "5, 3", "0, 3"})
    void bandsAdl(int adl, int band) {
        assertThat(grade(adl, 30, "SECONDARY", 8, 0, 0))
                .containsEntry("a", band)
                .containsEntry("base", band);
    }

    @ParameterizedTest(name = "MMSE {1}, {0}, is band {2}")
    @DisplayName("R04: both sides of every edge of band C, for each education; unknown education counts as 24")
    @CsvSource({
        "ILLITERATE, 30, 0",
        "ILLITERATE, 18, 0",
        "ILLITERATE, 17, 1",
        "ILLITERATE, 14, 1",
        "ILLITERATE, 13, 2",
        "ILLITERATE, 10, 2",
        "ILLITERATE, 9, 3",
        "ILLITERATE, 0, 3",
        "PRIMARY, 30, 0",
        "PRIMARY, 21, 0",
        "PRIMARY, 20, 1",
        "PRIMARY, 17, 1",
        "PRIMARY, 16, 2",
        "PRIMARY, 10, 2",
        "PRIMARY, 9, 3",
        "PRIMARY, 0, 3",
        "SECONDARY, 30, 0",
        "SECONDARY, 25, 0",
        "SECONDARY, 24, 1",
        "SECONDARY, 21, 1",
        "SECONDARY, 20, 2",
        "SECONDARY, 10, 2",
        "SECONDARY, 9, 3",
        "SECONDARY, 0, 3",
        "UNKNOWN, 25, 0",
        "UNKNOWN, 24, 1",
        "UNKNOWN, 21, 1",
        "UNKNOWN, 20, 2",
        "UNKNOWN, 10, 2",
        "UNKNOWN, 9, 3"
    })
    void bandsCognition(String education, int mmse, int band) {
        assertThat(grade(100, mmse, education, 8, 0, 0))
                .containsEntry("c", band)
                .containsEntry("base", band);
    }

    @ParameterizedTest(name = "IADL {0}, FRAIL {1}, NRS {2}: {3} risks")
    @DisplayName("R03: each risk counts once, from its own edge on")
    @CsvSource({
        "8, 0, 0, 0",
        "6, 2, 2, 0",
        "5, 2, 2, 1",
        "0, 2, 2, 1",
        "6, 3, 2, 1",
        "6, 5, 2, 1",
        "6, 2, 3, 1",
        "6, 2, 7, 1",
        "5, 3, 2, 2",
        "5, 2, 3, 2",
        "6, 3, 3, 2",
        "5, 3, 3, 3",
        "0, 5, 7, 3"
    })
    void countsRisks(int iadl, int frail, int nrs, int r) {
        assertThat(grade(100, 30, "SECONDARY", iadl, frail, nrs)).containsEntry("r", r);
    }

    static Stream<Arguments> g1() {
        String[][] colours = {
            {"GREEN", "YELLOW", "YELLOW", "YELLOW"},
            {"YELLOW", "YELLOW", "ORANGE", "ORANGE"},
            {"ORANGE", "ORANGE", "ORANGE", "RED"},
            {"RED", "RED", "RED", "RED"}
        };
        return IntStream.range(0, 16).mapToObj(i -> Arguments.of(i / 4, i % 4, colours[i / 4][i % 4]));
    }

    @ParameterizedTest(name = "base {0}, r {1} is {2}")
    @DisplayName("R03: G1 for every base and every r")
    @MethodSource("g1")
    void coversEveryBaseAndRisk(int base, int r, String colour) {
        int adl = new int[] {100, 80, 50, 20}[base];
        int iadl = r >= 1 ? 5 : 8;
        int frail = r >= 2 ? 3 : 0;
        int nrs = r >= 3 ? 3 : 0;
        assertThat(grade(adl, 30, "SECONDARY", iadl, frail, nrs))
                .containsEntry("base", base)
                .containsEntry("r", r)
                .containsEntry("colour", colour);
        assertThat(grade(100, new int[] {30, 22, 15, 5}[base], "SECONDARY", iadl, frail, nrs))
                .containsEntry("base", base)
                .containsEntry("colour", colour);
    }

    @Test
    @DisplayName("R03: every possible set of totals has exactly one colour")
    void isExhaustive() {
        for (int adl = 0; adl <= 100; adl += 5) {
            for (int mmse = 0; mmse <= 30; mmse++) {
                for (String education : new String[] {"ILLITERATE", "PRIMARY", "SECONDARY", "UNKNOWN"}) {
                    assertThat(grade(adl, mmse, education, 8, 0, 0).get("colour"))
                            .as("ADL %d, MMSE %d, %s", adl, mmse, education)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    @DisplayName("R01: a missing score has no colour")
    void givesNoColourWithoutAScore() {
        Map<String, Object> inputs = new java.util.HashMap<>(inputs(100, 30, "SECONDARY", 8, 0, 0));
        inputs.put("adl", null);
        assertThat(colourOrNull(inputs)).isNull();
    }

    private static Object colourOrNull(Map<String, Object> inputs) {
        try {
            return TABLE.decide("colour-grade", inputs) instanceof Map<?, ?> grade ? grade.get("colour") : null;
        } catch (IllegalStateException refused) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> grade(int adl, int mmse, String education, int iadl, int frail, int nrs) {
        return (Map<String, Object>) TABLE.decide("colour-grade", inputs(adl, mmse, education, iadl, frail, nrs));
    }

    private static Map<String, Object> inputs(int adl, int mmse, String education, int iadl, int frail, int nrs) {
        return Map.of("adl", adl, "mmse", mmse, "education", education, "iadl", iadl, "frail", frail, "nrs", nrs);
    }
}
