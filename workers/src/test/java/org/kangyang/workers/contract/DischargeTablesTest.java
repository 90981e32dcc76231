package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R25: fitness level, destination T1 and the due dates of the discharge assessment, by the tables that are deployed. */
class DischargeTablesTest {

    private static final Tables FITNESS = Tables.in("fitness-level.dmn");
    private static final Tables DESTINATION = Tables.in("discharge-destination.dmn");
    private static final Tables DEADLINES = Tables.in("deadlines.dmn");

    @ParameterizedTest(name = "performable {0}, {1} of 4: {2}")
    @DisplayName("R25: 3–4 of four standards met is GOOD, 1–2 LOW, none or not performable UNABLE")
    @CsvSource({
        "true, 4, GOOD",
        "true, 3, GOOD",
        "true, 2, LOW",
        "true, 1, LOW",
        "true, 0, UNABLE",
        "false, 0, UNABLE",
        "false, 4, UNABLE"
    })
    void ratesFitness(boolean performable, int met, String level) {
        assertThat(FITNESS.decide("fitness-level", Map.of("performable", performable, "criteriaMet", met)))
                .isEqualTo(level);
    }

    @ParameterizedTest(name = "{0}: {6}")
    @DisplayName("R25: every row of T1, row 0 before rows 3–7")
    @CsvSource(
            nullValues = "-",
            value = {
                "row 0, false, true, UNABLE, RED, false, HOME_STABLE, -, -, PASSED",
                "row 0, false, true, GOOD, GREEN, true, HOME_STABLE, -, -, PASSED",
                "row 1, true, true, GOOD, GREEN, true, HOSPICE, -, -, NONE",
                "row 1, true, false, UNABLE, RED, false, HOSPICE, -, -, NONE",
                "row 1, true, true, GOOD, GREEN, true, HOSPICE, -, -, PASSED",
                "row 2, false, false, GOOD, GREEN, true, HOSPITALISED, -, 7, NONE",
                "row 2, false, false, UNABLE, RED, false, HOSPITALISED, -, 7, PASSED",
                "row 3, false, true, UNABLE, GREEN, true, CARE_HOME, NURSING, -, NONE",
                "row 3, false, true, UNABLE, RED, false, CARE_HOME, NURSING, -, NOT_PASSED",
                "row 4, false, true, LOW, GREEN, true, CARE_HOME, REHAB, -, NONE",
                "row 4, false, true, LOW, RED, false, CARE_HOME, REHAB, -, NOT_PASSED",
                "row 5, false, true, GOOD, ORANGE, true, CARE_HOME, REHAB, -, NONE",
                "row 5, false, true, GOOD, RED, true, CARE_HOME, REHAB, -, NONE",
                "row 6, false, true, GOOD, GREEN, false, CARE_HOME, REHAB, -, NONE",
                "row 6, false, true, GOOD, YELLOW, false, CARE_HOME, REHAB, -, NONE",
                "row 7, false, true, GOOD, GREEN, true, HOME_FOLLOW_UP, -, -, NONE",
                "row 7, false, true, GOOD, YELLOW, true, HOME_FOLLOW_UP, -, -, NOT_PASSED"
            })
    void choosesTheDestination(
            String row,
            boolean palliative,
            boolean stable,
            String sft,
            String colour,
            boolean homeSupport,
            String destination,
            String bedType,
            Integer reviewWithinDays,
            String homeBedRecheck) {
        assertThat(destination(palliative, stable, sft, colour, homeSupport, homeBedRecheck))
                .containsEntry("destination", destination)
                .containsEntry("bedType", bedType)
                .containsEntry("reviewWithinDays", reviewWithinDays);
    }

    @Test
    @DisplayName("R25: T1 has exactly one answer for everything that can be asked of it")
    void isExhaustive() {
        List<Boolean> both = List.of(true, false);
        for (boolean palliative : both) {
            for (boolean stable : both) {
                for (String sft : List.of("GOOD", "LOW", "UNABLE")) {
                    for (String colour : List.of("GREEN", "YELLOW", "ORANGE", "RED")) {
                        for (boolean support : both) {
                            for (String recheck : List.of("NONE", "PASSED", "NOT_PASSED")) {
                                assertThat(destination(palliative, stable, sft, colour, support, recheck))
                                        .as("%s %s %s %s %s %s", palliative, stable, sft, colour, support, recheck)
                                        .isNotNull();
                            }
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2} h, then {4}, after {5} h {6}")
    @DisplayName("R25, R01: due dates and escalation of DOMAIN §7; wall-clock hours")
    @CsvSource(
            nullValues = "-",
            value = {
                "fitness-test, fitness-test, 48, true, care-physician-team, 24, subdistrict-officer",
                "ability-assessment, five-in-one, 48, false, care-home-manager, 24, subdistrict-officer",
                "fitness-test, missing-items, 24, false, care-home-manager, -, -",
                "ability-assessment, missing-items, 24, false, care-home-manager, -, -",
                "ability-assessment, cognition, 24, false, care-physician-team, 24, subdistrict-officer",
                "discharge-assessment, sign-off, 48, true, care-physician-team, 24, subdistrict-officer"
            })
    void setsDueDates(
            String process,
            String task,
            int dueHours,
            boolean beforePlannedDischarge,
            String firstGroup,
            Integer secondAfterHours,
            String secondGroup) {
        Map<String, Object> row = deadlines(process).stream()
                .filter(each -> task.equals(each.get("task")))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .containsEntry("dueHours", dueHours)
                .containsEntry("dueWorkingDays", null)
                .containsEntry("beforePlannedDischarge", beforePlannedDischarge)
                .containsEntry("firstGroup", firstGroup)
                .containsEntry("secondAfterHours", secondAfterHours)
                .containsEntry("secondGroup", secondGroup);
    }

    @ParameterizedTest
    @DisplayName("One row per task, and every row names its task in Chinese")
    @CsvSource({"fitness-test, 2", "ability-assessment, 3", "discharge-assessment, 1"})
    void hasOneRowPerTask(String process, int tasks) {
        assertThat(deadlines(process))
                .hasSize(tasks)
                .allSatisfy(
                        row -> assertThat(String.valueOf(row.get("taskName"))).containsPattern("\\p{IsHan}"))
                .extracting(row -> row.get("task"))
                .doesNotHaveDuplicates();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> deadlines(String process) {
        return (List<Map<String, Object>>) DEADLINES.decide("task-deadlines", Map.of("process", process));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> destination(
            boolean palliative, boolean stable, String sft, String colour, boolean homeSupport, String recheck) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("palliative", palliative);
        inputs.put("stable", stable);
        inputs.put("sft", sft);
        inputs.put("colour", colour);
        inputs.put("homeSupport", homeSupport);
        inputs.put("homeBedRecheck", recheck);
        return (Map<String, Object>) DESTINATION.decide("discharge-destination", inputs);
    }
}
