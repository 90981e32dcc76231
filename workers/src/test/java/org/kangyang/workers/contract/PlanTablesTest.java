package org.kangyang.workers.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanSection;

/** R27's drafts, T2 and the due dates of a health plan, by the tables that are deployed. */
class PlanTablesTest {

    private static final Tables RISKS = Tables.in("plan-risks.dmn");
    private static final Tables INTERVENTIONS = Tables.in("plan-interventions.dmn");
    private static final Tables FEEDBACK = Tables.in("feedback-interval.dmn");
    private static final Tables PACKAGES = Tables.in("service-package.dmn");

    /** Nothing is wrong with somebody of these scores. */
    private static Map<String, Object> well() {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "adl", 100, "transfer", 15, "mobility", 15, "frail", 0, "nrs", 0, "cognition", 0, "fitness", "GOOD"));
        facts.put("zbi", null);
        return facts;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> risks(Map<String, Object> facts) {
        Object answer = RISKS.decide("plan-risks", facts);
        return answer == null ? Set.of() : Set.copyOf((List<String>) answer);
    }

    @ParameterizedTest
    @DisplayName("R28: the family is told every month, whatever the colour")
    @EnumSource(Colour.class)
    void tellsTheFamilyEveryMonth(Colour colour) {
        assertThat(FEEDBACK.decide("feedback-interval", Map.of("colour", colour.name())))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R27: no risk where nothing is wrong, whether or not a fitness test or an interview was done")
    void findsNoRisk() {
        Map<String, Object> facts = well();
        assertThat(risks(facts)).isEmpty();
        facts.put("fitness", null);
        facts.put("zbi", 0);
        assertThat(risks(facts)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} → {3}; {2} → no risk")
    @DisplayName("R27, R10: each risk at its threshold, and none just beside it")
    @CsvSource({
        "mobility, 10, 15, FALLS",
        "frail, 3, 2, FALLS",
        "transfer, 5, 10, PRESSURE_INJURY",
        "nrs, 3, 2, MALNUTRITION",
        "cognition, 1, 0, COGNITION",
        "zbi, 40, 39, CAREGIVER_BURDEN"
    })
    void findsRisks(String item, int risky, int fine, String risk) {
        Map<String, Object> facts = well();
        facts.put(item, risky);
        assertThat(risks(facts)).contains(risk);
        facts.put(item, fine);
        assertThat(risks(facts)).doesNotContain(risk);
    }

    @ParameterizedTest
    @DisplayName("R25, R27: who fails the fitness test may fall")
    @CsvSource({"LOW, true", "UNABLE, true", "GOOD, false"})
    void mindsTheFitnessTest(String fitness, boolean falls) {
        Map<String, Object> facts = well();
        facts.put("fitness", fitness);
        assertThat(risks(facts).contains("FALLS")).isEqualTo(falls);
    }

    @Test
    @DisplayName("R27: each risk is found once, however many scores show it")
    @SuppressWarnings("unchecked")
    void findsEachOnce() {
        for (int mobility : List.of(0, 5, 10, 15)) {
            for (int frail : List.of(0, 3, 5)) {
                for (int transfer : List.of(0, 5, 10, 15)) {
                    for (String fitness : Arrays.asList("GOOD", "LOW", "UNABLE", null)) {
                        Map<String, Object> facts = well();
                        facts.put("mobility", mobility);
                        facts.put("frail", frail);
                        facts.put("transfer", transfer);
                        facts.put("fitness", fitness);
                        Object answer = RISKS.decide("plan-risks", facts);
                        List<String> found = answer == null ? List.of() : (List<String>) answer;
                        assertThat(found).as(facts.toString()).doesNotHaveDuplicates();
                    }
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> interventions(Colour colour, List<String> risks) {
        return (List<Map<String, Object>>)
                INTERVENTIONS.decide("plan-interventions", Map.of("colour", colour.name(), "risks", risks));
    }

    @ParameterizedTest
    @EnumSource(Colour.class)
    @DisplayName("R27: for every colour, with and without risks, the draft has all five sections")
    void draftsAllSections(Colour colour) {
        List<String> all = Stream.of(PlanRisk.values()).map(Enum::name).toList();
        for (List<String> risks : List.of(List.<String>of(), all)) {
            assertThat(interventions(colour, risks).stream()
                            .map(row -> PlanSection.valueOf(row.get("section").toString()))
                            .collect(toSet()))
                    .containsExactlyInAnyOrder(PlanSection.values());
            assertThat(interventions(colour, risks)).allSatisfy(row -> {
                assertThat(row.get("goal").toString()).containsPattern("\\p{IsHan}");
                assertThat(row.get("measure").toString()).containsPattern("\\p{IsHan}");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(PlanRisk.class)
    @DisplayName("R27: every risk that is found asks for measures of its own")
    void answersEachRisk(PlanRisk risk) {
        int without = interventions(Colour.YELLOW, List.of()).size();
        assertThat(interventions(Colour.YELLOW, List.of(risk.name())).size()).isGreaterThan(without);
    }

    @ParameterizedTest(name = "{0}: BASIC {1}, UPGRADE {2}, PERSONAL {3}")
    @DisplayName("T2, R16: every row")
    @CsvSource({"RED, 0, 0.15, 1", "ORANGE, 0, 0.15, 1", "YELLOW, 0.15, 0.15, 1", "GREEN, 1, 1, 1"})
    @SuppressWarnings("unchecked")
    void sharesTheCost(String colour, BigDecimal basic, BigDecimal upgrade, BigDecimal personal) {
        var rows = (List<Map<String, Object>>) PACKAGES.decide("service-package", Map.of("colour", colour));
        Map<String, BigDecimal> shares = new HashMap<>();
        rows.forEach(row -> shares.put(
                row.get("name").toString(),
                new BigDecimal(row.get("personalShare").toString())));
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("afterInsurance"))
                        .as(row.toString())
                        .isEqualTo(row.get("name").equals("UPGRADE") && !colour.equals("GREEN")));
        assertThat(shares.get("BASIC")).isEqualByComparingTo(basic);
        assertThat(shares.get("UPGRADE")).isEqualByComparingTo(upgrade);
        assertThat(shares.get("PERSONAL")).isEqualByComparingTo(personal);
    }

    @ParameterizedTest(name = "{0}: {1} h, then the officer, a day later civil affairs")
    @DisplayName("R27: due dates of DOMAIN §7")
    @CsvSource({"plan-draft, 72", "plan-co-signature, 24", "plan-consent, 72"})
    @SuppressWarnings("unchecked")
    void setsDueDates(String task, int hours) {
        var rows = (List<Map<String, Object>>)
                Tables.in("deadlines.dmn").decide("task-deadlines", Map.of("process", "health-plan"));
        assertThat(rows.stream().filter(row -> task.equals(row.get("task"))).toList())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("dueHours", hours)
                        .containsEntry("firstGroup", "subdistrict-officer")
                        .containsEntry("secondAfterHours", 24)
                        .containsEntry("secondGroup", "civil-affairs"));
    }
}
