package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T4, R10, R50, R51 and the due dates of the way home, by the tables that are deployed. */
class HomeBedTablesTest {

    @ParameterizedTest(name = "re-check {0}, {1}, consent {2}, accepted {3}: {4}")
    @DisplayName("T4, R12: every row, for every colour; A13: no home bed for GREEN")
    @CsvSource({
        "false, RED, true, true, NOT_ELIGIBLE",
        "false, YELLOW, false, false, NOT_ELIGIBLE",
        "true, GREEN, true, true, NOT_ELIGIBLE",
        "true, GREEN, false, false, NOT_ELIGIBLE",
        "true, YELLOW, false, false, HOLD",
        "true, ORANGE, false, true, HOLD",
        "true, RED, false, false, HOLD",
        "true, YELLOW, true, false, ELIGIBLE",
        "true, ORANGE, true, false, ELIGIBLE",
        "true, RED, true, false, ELIGIBLE",
        "true, YELLOW, true, true, PAY",
        "true, ORANGE, true, true, PAY",
        "true, RED, true, true, PAY"
    })
    void decidesEligibility(boolean recheckPassed, String colour, boolean consent, boolean accepted, String answer) {
        assertThat(eligibility(recheckPassed, colour, consent, accepted)).isEqualTo(answer);
    }

    @Test
    @DisplayName("R12: nothing is paid without re-check, consent and acceptance, whatever the colour")
    void paysOnlyAfterAll() {
        for (boolean recheck : List.of(true, false)) {
            for (String colour : List.of("GREEN", "YELLOW", "ORANGE", "RED")) {
                for (boolean consent : List.of(true, false)) {
                    for (boolean accepted : List.of(true, false)) {
                        Object answer = eligibility(recheck, colour, consent, accepted);
                        assertThat(answer).isNotNull();
                        assertThat(answer.equals("PAY"))
                                .isEqualTo(recheck && consent && accepted && !colour.equals("GREEN"));
                    }
                }
            }
        }
    }

    private static Object eligibility(boolean recheckPassed, String colour, boolean consent, boolean accepted) {
        return Tables.in("retrofit-eligibility.dmn")
                .decide(
                        "retrofit-eligibility",
                        Map.of(
                                "recheckPassed",
                                recheckPassed,
                                "colour",
                                colour,
                                "consent",
                                consent,
                                "accepted",
                                accepted));
    }

    @ParameterizedTest(name = "ZBI {0}: {1}")
    @DisplayName("R10: 39 no, 40 yes; 4 hours a month, at no cost")
    @CsvSource({"0, false", "39, false", "40, true", "41, true", "88, true"})
    @SuppressWarnings("unchecked")
    void entitlesToRespite(int zbi, boolean entitled) {
        Map<String, Object> answer = (Map<String, Object>)
                Tables.in("respite-entitlement.dmn").decide("respite-entitlement", Map.of("zbi", zbi));
        Map<String, Object> expected = new HashMap<>();
        expected.put("entitled", entitled);
        expected.put("hoursPerMonth", entitled ? 4 : null);
        expected.put("feeFen", entitled ? 0 : null);
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} per 100")
    @DisplayName("R50, R51, A9: per 100 severe and moderate cases; who counts")
    @CsvSource(
            nullValues = "-",
            value = {
                "carer, 6, 3, '', 80, 80",
                "care-home-nurse, 2, -, 'REGISTERED_NURSE,GERIATRIC_NURSE', -, -",
                "rehab-therapist, 1, -, '', -, -",
                "social-worker, 1, -, '', -, -",
                "data-operator, 1, -, '', -, -"
            })
    void hasItsRatios(
            String role, int per100, Integer lowestLevel, String certificates, Integer theory, Integer practice) {
        Map<String, Object> row = ratios().stream()
                .filter(each -> role.equals(each.get("role")))
                .findFirst()
                .orElseThrow();
        assertThat(row)
                .containsEntry("per100", per100)
                .containsEntry("lowestCarerLevel", lowestLevel)
                .containsEntry("certificates", certificates.isEmpty() ? List.of() : List.of(certificates.split(",")))
                .containsEntry("theoryHours", theory)
                .containsEntry("practiceHours", practice);
        assertThat(ratios()).hasSize(5);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> ratios() {
        return (List<Map<String, Object>>)
                Tables.in("staffing-ratios.dmn").decide("staffing-ratios", Map.of("service", "home-bed"));
    }

    @ParameterizedTest(name = "{1}: {2} h or {3} working days, then {4}")
    @DisplayName("R12, R31, R32, T4: due dates of DOMAIN §7")
    @CsvSource(
            nullValues = "-",
            value = {
                "home-transfer-review, recheck, 168, -, subdistrict-officer",
                "home-transfer-review, survey, 168, -, subdistrict-officer",
                "home-transfer-review, proposal, 168, -, subdistrict-officer",
                "home-transfer-review, approval, -, 5, civil-affairs",
                "home-retrofit, works, 720, -, subdistrict-officer",
                "home-retrofit, inspection, 168, -, subdistrict-officer",
                "home-retrofit, repair, 336, -, subdistrict-officer"
            })
    @SuppressWarnings("unchecked")
    void setsDueDates(String process, String task, Integer hours, Integer workingDays, String group) {
        var rows = (List<Map<String, Object>>)
                Tables.in("deadlines.dmn").decide("task-deadlines", Map.of("process", process));
        assertThat(rows.stream().filter(row -> task.equals(row.get("task"))).toList())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("dueHours", hours)
                        .containsEntry("dueWorkingDays", workingDays)
                        .containsEntry("firstGroup", group));
    }
}
