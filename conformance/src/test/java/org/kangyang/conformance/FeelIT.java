package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("FEEL and conditions")
class FeelIT extends ConformanceTest {

    private static final String LANGUAGE = "components/modeler/feel/language-guide/";
    private static final String FUNCTIONS = "components/modeler/feel/builtin-functions/feel-built-in-functions-";
    private static final String GATEWAY = "components/modeler/bpmn/exclusive-gateways/";

    private final String process = unique("feel");
    private final String work = unique("work");

    /** What the expression, a context, comes to. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> evaluate(String expression, Map<String, ?> variables) {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .scriptTask("script", t -> t.zeebeExpression(expression).zeebeResultVariable("result"))
                .endEvent()
                .done());
        return (Map<String, Object>) client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .withResult()
                .requestTimeout(SOON)
                .send()
                .join()
                .getVariablesAsMap()
                .get("result");
    }

    @Test
    @DisplayName("The functions that our models use: not, count, min, max, is defined, and their like on lists")
    @Promise(FUNCTIONS + "list/")
    void functionsOnLists() {
        assertThat(evaluate("""
                        {no: not(ready), many: count(list), none: count([]), least: min(list), most: max(list),
                         total: sum(list), has: list contains(list, 3), any: some x in list satisfies x > 4,
                         all: every x in list satisfies x > 4, doubled: for x in list return x * 2,
                         filtered: list[item > 2], first: list[1], last: list[-1], more: append(list, 9),
                         both: concatenate(list, [0]), distinct: distinct values([1, 1, 2]),
                         chosen: if most > 4 then "high" else "low"}
                        """, Map.of("ready", false, "list", List.of(3, 1, 5))))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("no", true),
                        entry("many", 3),
                        entry("none", 0),
                        entry("least", 1),
                        entry("most", 5),
                        entry("total", 9),
                        entry("has", true),
                        entry("any", true),
                        entry("all", false),
                        entry("doubled", List.of(6, 2, 10)),
                        entry("filtered", List.of(3, 5)),
                        entry("first", 3),
                        entry("last", 5),
                        entry("more", List.of(3, 1, 5, 9)),
                        entry("both", List.of(3, 1, 5, 0)),
                        entry("distinct", List.of(1, 2)),
                        entry("chosen", "high")));
    }

    @Test
    @DisplayName("Text functions count Chinese characters as one")
    @Promise(FUNCTIONS + "string/")
    void functionsOnText() {
        assertThat(evaluate("""
                        {length: string length(text), part: substring(text, 2, 2), has: contains(text, "评估"),
                         starts: starts with(text, "长"), joined: string join(["甲", "乙"], "、"), upper: upper case("ab"),
                         pieces: split("a;b", ";"), number: number("12.5"), text: string(3) + "分"}
                        """, Map.of("text", "长者评估")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "length",
                        4,
                        "part",
                        "者评",
                        "has",
                        true,
                        "starts",
                        true,
                        "joined",
                        "甲、乙",
                        "upper",
                        "AB",
                        "pieces",
                        List.of("a", "b"),
                        "number",
                        12.5,
                        "text",
                        "3分"));
    }

    @Test
    @DisplayName("A whole number stays one; a fraction is an IEEE double")
    @Promise(LANGUAGE + "feel-data-types/#number")
    void numbers() {
        assertThat(evaluate(
                        "{whole: 4 / 2, third: 1 / 3, tenths: 0.1 + 0.2, large: 9007199254740993 + 1, minus: -whole}",
                        Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "whole", 2, "third", 1.0 / 3, "tenths", 0.3, "large", 9_007_199_254_740_994L, "minus", -2));
    }

    @Test
    @DisplayName("Dates, times and durations become variables as their text")
    @Promise(LANGUAGE + "feel-data-types/#date")
    void temporal() {
        assertThat(evaluate("""
                        {day: date("2026-01-31"), next: date(day) + duration("P1M"), time: time("11:45:30+08:00"),
                         at: date and time("2026-01-31T08:00:00+08:00"),
                         later: date and time("2026-01-31T08:00:00+08:00") + duration("PT48H"),
                         days: duration("P2DT3H"), months: duration("P1Y2M"),
                         between: date and time("2026-02-02T08:00:00Z") - date and time("2026-01-31T08:00:00Z"),
                         fromText: date(dayText) - duration("P1D"), before: date(dayText) < date("2026-03-01"),
                         year: date(dayText).year}
                        """, Map.of("dayText", "2026-02-28")))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("day", "2026-01-31"),
                        entry("next", "2026-02-28"),
                        entry("time", "11:45:30+08:00"),
                        entry("at", "2026-01-31T08:00:00+08:00"),
                        entry("later", "2026-02-02T08:00:00+08:00"),
                        entry("days", "P2DT3H"),
                        entry("months", "P1Y2M"),
                        entry("between", "P2D"),
                        entry("fromText", "2026-02-27"),
                        entry("before", true),
                        entry("year", 2026)));
    }

    @Test
    @DisplayName("now() is a moment with its zone, today() a day")
    @Promise(FUNCTIONS + "temporal/#now")
    void now() {
        Map<String, Object> result = evaluate("{now: now(), today: today(), same: date(now()) = today()}", Map.of());

        String now = (String) result.get("now");
        int at = now.indexOf('@');
        Instant moment = at < 0
                ? OffsetDateTime.parse(now).toInstant()
                : LocalDateTime.parse(now.substring(0, at))
                        .atZone(ZoneId.of(now.substring(at + 1)))
                        .toInstant();
        assertThat(moment)
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
        assertThat((String) result.get("today")).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(result).containsEntry("same", true);
    }

    @Test
    @DisplayName("What is not there is null: a missing variable, a missing entry, what cannot be compared")
    @Promise(LANGUAGE + "feel-variables/")
    void missingIsNull() {
        assertThat(evaluate(
                        """
                        {variable: missing = null, entry: known.missing = null, deep: missing.entry = null,
                         compared: (missing > 5) = null, sum: (1 + "a") = null, undefined: is defined(missing),
                         either: missing > 5 or true, together: missing > 5 and false,
                         fallback: if missing = null then [] else missing, value: known.nothing}
                        """,
                        Map.of("known", new java.util.HashMap<>(java.util.Collections.singletonMap("nothing", null)))))
                .contains(
                        entry("variable", true),
                        entry("entry", true),
                        entry("deep", true),
                        entry("compared", true),
                        entry("sum", true),
                        entry("undefined", false),
                        entry("either", true),
                        entry("together", false),
                        entry("fallback", List.of()))
                .containsEntry("value", null);
    }

    /** A flow by condition, a default flow where told so. */
    private BpmnModelInstance choice(String condition) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .exclusiveGateway("choice")
                .sequenceFlowId("yes")
                .conditionExpression(condition)
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToLastExclusiveGateway()
                .sequenceFlowId("no")
                .conditionExpression("x = \"no\"")
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A condition that is null is an incident of the gateway, and goes on after mending")
    @Promise(GATEWAY + "#conditions")
    void conditionIsNull() {
        deploy(choice("x > 5"));
        long instance = start(process);

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("choice");
        assertThat(incident.getErrorMessage()).contains("BOOLEAN", "NULL", "x > 5");
        client.newSetVariablesCommand(instance).variables(Map.of("x", 6)).send().join();
        resolve(incident);

        job(work);
    }

    @Test
    @DisplayName("A gateway of which no flow can be taken is an incident, and goes on after mending")
    @Promise(GATEWAY)
    void noFlowIsTaken() {
        deploy(choice("x = \"yes\""));
        long instance = start(process, Map.of("x", "neither"));

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.CONDITION_ERROR);
        assertThat(incident.getErrorMessage())
                .contains("Expected at least one condition to evaluate to true, or to have a default flow");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("x", "yes"))
                .send()
                .join();
        resolve(incident);

        job(work);
    }

    @Test
    @DisplayName("A flow without condition that is not the gateway's default is refused at deployment")
    @Promise(GATEWAY)
    void flowWithoutCondition() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .exclusiveGateway("choice")
                .sequenceFlowId("yes")
                .conditionExpression("x")
                .endEvent()
                .moveToLastExclusiveGateway()
                .sequenceFlowId("bare")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model))
                .isInstanceOf(RefusedAtDeployment.class)
                .hasMessageContaining("condition");
    }

    @Test
    @DisplayName("An expression that is no FEEL is refused at deployment, naming the element")
    @Promise("components/concepts/expressions/")
    void noFeel() {
        assertThatThrownBy(() -> deploy(choice("x >>> 5"))).isInstanceOf(RefusedAtDeployment.class);
        assertThatThrownBy(() -> deploy(Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("broken", t -> t.zeebeJobType(work).zeebeInputExpression("a +", "x"))
                        .endEvent()
                        .done()))
                .isInstanceOf(RefusedAtDeployment.class)
                .hasMessageContaining("a +");
    }

    @Test
    @DisplayName("A job's type and retries may be expressions")
    @Promise("components/concepts/expressions/")
    void expressionsOfJob() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobTypeExpression("\"" + work + "-\" + kind")
                                .zeebeJobRetriesExpression("tries"))
                .endEvent()
                .done());
        start(process, Map.of("kind", "new", "tries", 7));

        assertThat(job(work + "-new").getRetries()).isEqualTo(7);
    }

    @Test
    @DisplayName("The default flow is taken where no condition holds, the first in the model's order where several do")
    @Promise(GATEWAY)
    void takesOneFlow() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .exclusiveGateway("choice")
                .defaultFlow()
                .serviceTask("default", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToLastExclusiveGateway()
                .conditionExpression("x > 1")
                .serviceTask("first", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToLastExclusiveGateway()
                .conditionExpression("x > 2")
                .serviceTask("second", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        for (var expected : List.of(Map.entry(1, "default"), Map.entry(2, "first"), Map.entry(3, "first"))) {
            start(process, Map.of("x", expected.getKey()));
            assertThat(job(work).getElementId()).isEqualTo(expected.getValue());
        }
    }

    @Test
    @DisplayName("A list of contexts is read, filtered and built as JSON")
    @Promise(LANGUAGE + "feel-context-expressions/")
    void contexts() {
        assertThat(evaluate(
                        """
                        {names: people.name, old: people[age >= 80].name, one: people[name = "王"][1].age,
                         built: {人: people[1].name, 深: {a: [1, {b: null}]}}, merged: context put(people[1], "age", 1),
                         value: get value(people[2], "name")}
                        """, Map.of("people", List.of(Map.of("name", "李", "age", 79), Map.of("name", "王", "age", 81)))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "names", List.of("李", "王"),
                        "old", List.of("王"),
                        "one", 81,
                        "built",
                                Map.of(
                                        "人",
                                        "李",
                                        "深",
                                        Map.of("a", Arrays.asList(1, java.util.Collections.singletonMap("b", null)))),
                        "merged", Map.of("name", "李", "age", 1),
                        "value", "王"));
    }
}
