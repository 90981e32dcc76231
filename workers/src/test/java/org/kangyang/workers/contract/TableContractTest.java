package org.kangyang.workers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.core.assessment.FitnessFacts;
import org.kangyang.core.assessment.FitnessLevel;
import org.kangyang.core.assessment.FitnessStandards;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.assessment.Scores;
import org.kangyang.core.assessment.SignOffPrepared;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.homebed.RetrofitFacts;
import org.kangyang.core.homebed.RetrofitSummary;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;

/** What tables answer, and what models and forms show, are the fields of the domain's records. */
class TableContractTest {

    private static final Map<String, Class<?>> SHOWN = Map.of(
            "card", Card.class,
            "groups", Groups.class,
            "due", Due.class,
            "summary", SignOffPrepared.Summary.class,
            "fitnessStandards", FitnessStandards.class,
            "fitnessFacts", FitnessFacts.class,
            "scores", Scores.class,
            "retrofit", RetrofitSummary.class,
            "retrofitFacts", RetrofitFacts.class);

    @ParameterizedTest
    @DisplayName("R25: the columns of a table are the fields of the record that takes its answer")
    @CsvSource({
        "deadlines.dmn, org.kangyang.core.escalation.DeadlineRow",
        "discharge-destination.dmn, org.kangyang.core.assessment.DischargeDestination",
        "staffing-ratios.dmn, org.kangyang.core.homebed.StaffingRatio",
        "respite-entitlement.dmn, org.kangyang.core.homebed.RespiteEntitlement",
        "check-up-entitlement.dmn, org.kangyang.core.intake.CheckUpEntitlement"
    })
    void columnsAreFields(String file, Class<?> record) {
        Set<String> columns = Models.elements(Models.dmn().get(file), Models.DMN, "output")
                .map(output -> output.getAttribute("name"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(columns).isEqualTo(new TreeSet<>(JobTypes.names(record)));
    }

    @Test
    @DisplayName("R03: the grade that the table answers has the fields of the domain's grade")
    void theGradeIsTheDomains() {
        Object grade = Tables.in("colour-grade.dmn")
                .decide(
                        "colour-grade",
                        Map.of("adl", 100, "mmse", 30, "education", "PRIMARY", "iadl", 8, "frail", 0, "nrs", 0));
        assertThat(((Map<?, ?>) grade).keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrderElementsOf(JobTypes.names(Grade.class));
    }

    @Test
    @DisplayName("R25: the levels that the table answers are the domain's")
    void theLevelsAreTheDomains() {
        Set<String> answers = Models.elements(Models.dmn().get("fitness-level.dmn"), Models.DMN, "outputEntry")
                .map(entry -> entry.getTextContent().strip().replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(answers)
                .isEqualTo(java.util.Arrays.stream(FitnessLevel.values())
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Set<String> shown() {
        return SHOWN.keySet();
    }

    @ParameterizedTest
    @MethodSource("shown")
    @DisplayName("Whatever a form or a model shows of a record is a field of it")
    void shownFieldsExist(String variable) {
        Pattern path = Pattern.compile("(?<![\\w.-])" + variable + "\\.(\\w+)");
        Set<String> used = new TreeSet<>();
        StringBuilder everything = new StringBuilder();
        for (JsonNode form : Models.forms().values()) {
            everything.append(form.toString());
        }
        Models.files("classpath*:bpmn/*.bpmn")
                .values()
                .forEach(model -> everything.append(new String(model, java.nio.charset.StandardCharsets.UTF_8)));
        Matcher matcher = path.matcher(everything);
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        assertThat(used).as("uses of " + variable).isNotEmpty();
        assertThat(JobTypes.names(SHOWN.get(variable)))
                .as(variable + " shown by forms or models")
                .containsAll(used);
    }
}
