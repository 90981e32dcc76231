package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.kangyang.conformance.Dmn.Rule.when;

import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.EvaluatedDecision;
import io.camunda.client.api.response.EvaluatedDecisionInput;
import io.camunda.client.api.response.EvaluatedDecisionOutput;
import io.camunda.client.api.response.MatchedDecisionRule;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Decisions")
class DecisionsIT extends ConformanceTest {

    private static final String HIT = "components/modeler/dmn/decision-table-hit-policy/";
    private static final String RULE_TASK = "components/modeler/bpmn/business-rule-tasks/";
    private static final String EVALUATE =
            "apis-tools/orchestration-cluster-api-rest/specifications/evaluate-decision/";

    private final String graph = unique("graph");
    private final String decision = unique("decision").replace('-', '_');
    private final String process = unique("decided");

    private DeploymentEvent deploy(Dmn dmn) {
        return deploy(graph + ".dmn", dmn.xml());
    }

    private EvaluateDecisionResponse evaluate(Map<String, Object> variables) {
        return client.newEvaluateDecisionCommand()
                .decisionId(decision)
                .variables(variables)
                .send()
                .join();
    }

    /** Rules that overlap: below 10 the first and the third, from 10 the second and the third, from 100 the third. */
    private Dmn overlapping(String policy) {
        return Dmn.named(graph)
                .table(
                        decision,
                        policy,
                        List.of("x"),
                        List.of("out"),
                        null,
                        when("< 10").then("1"),
                        when("[10..100)").then("20"),
                        when(">= 0").then("300"));
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                policy("FIRST: the first", "hitPolicy=\"FIRST\"", 5, "1"),
                policy("FIRST: another", "hitPolicy=\"FIRST\"", 100, "300"),
                policy("FIRST: none", "hitPolicy=\"FIRST\"", "none", "null"),
                policy("UNIQUE: one", "hitPolicy=\"UNIQUE\"", 100, "300"),
                policy("UNIQUE is the default", "", 100, "300"),
                policy("UNIQUE: none", "hitPolicy=\"UNIQUE\"", "none", "null"),
                policy("ANY: none", "hitPolicy=\"ANY\"", "none", "null"),
                policy("ANY: one", "hitPolicy=\"ANY\"", 100, "300"),
                policy("RULE ORDER: several", "hitPolicy=\"RULE ORDER\"", 50, "[20,300]"),
                policy("RULE ORDER: one", "hitPolicy=\"RULE ORDER\"", 100, "[300]"),
                policy("COLLECT: several", "hitPolicy=\"COLLECT\"", 5, "[1,300]"),
                policy("COLLECT: one", "hitPolicy=\"COLLECT\"", 100, "[300]"),
                policy("RULE ORDER: none", "hitPolicy=\"RULE ORDER\"", "none", "null"),
                policy("COLLECT: none", "hitPolicy=\"COLLECT\"", "none", "null"),
                policy("COLLECT: sum of none", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "none", "null"),
                policy("COLLECT: smallest of none", "hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "none", "null"),
                policy("COLLECT: greatest of none", "hitPolicy=\"COLLECT\" aggregation=\"MAX\"", "none", "null"),
                policy("COLLECT: how many of none", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "none", "null"),
                policy("COLLECT: sum", "hitPolicy=\"COLLECT\" aggregation=\"SUM\"", 50, "320"),
                policy("COLLECT: smallest", "hitPolicy=\"COLLECT\" aggregation=\"MIN\"", 50, "20"),
                policy("COLLECT: greatest", "hitPolicy=\"COLLECT\" aggregation=\"MAX\"", 50, "300"),
                policy("COLLECT: how many", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", 50, "2"));
    }

    private static Arguments policy(String name, String policy, Object x, String output) {
        return argumentSet(name, policy, x, output);
    }

    @ParameterizedTest
    @MethodSource("policies")
    @DisplayName("Each hit policy and aggregator gives the result that it says")
    @Promise(HIT)
    void followsHitPolicy(String policy, Object x, String output) {
        deploy(overlapping(policy));

        EvaluateDecisionResponse result = evaluate(Map.of("x", x));

        assertThat(result.getDecisionOutput()).isEqualTo(output);
        assertThat(result.getFailureMessage()).isNullOrEmpty();
    }

    @Test
    @DisplayName("UNIQUE is violated where more than one rule is satisfied")
    @Promise(HIT + "#unique")
    void uniqueIsViolated() {
        deploy(overlapping("hitPolicy=\"UNIQUE\""));

        EvaluateDecisionResponse result = evaluate(Map.of("x", 5));

        assertThat(result.getFailedDecisionId()).isEqualTo(decision);
        assertThat(result.getFailureMessage()).contains("UNIQUE");
    }

    @Test
    @DisplayName("ANY allows several rules with the same output, and is violated where outputs differ")
    @Promise(HIT + "#any")
    void anyNeedsSameOutput() {
        deploy(Dmn.named(graph)
                .table(
                        decision,
                        "hitPolicy=\"ANY\"",
                        List.of("x"),
                        List.of("out"),
                        null,
                        when("> 0").then("\"yes\""),
                        when("> 1").then("\"yes\""),
                        when("> 2").then("\"no\"")));

        assertThat(evaluate(Map.of("x", 2)).getDecisionOutput()).isEqualTo("\"yes\"");
        EvaluateDecisionResponse violated = evaluate(Map.of("x", 3));
        assertThat(violated.getFailedDecisionId()).isEqualTo(decision);
        assertThat(violated.getFailureMessage()).contains("ANY");
    }

    @Test
    @DisplayName("With one output the result is its value; with several a context, in lists a list of contexts")
    @Promise("components/modeler/dmn/decision-table/")
    void severalOutputs() {
        String list = decision + "_list";
        deploy(Dmn.named(graph)
                .table(
                        decision,
                        "hitPolicy=\"FIRST\"",
                        List.of("x"),
                        List.of("level", "why"),
                        null,
                        when("> 0").then("3", "\"高\""))
                .table(
                        list,
                        "hitPolicy=\"COLLECT\"",
                        List.of("x"),
                        List.of("level", "why"),
                        null,
                        when("> 0").then("3", "\"高\""),
                        when("> 1").then("null", "[1, {a: true}]")));

        assertThat(evaluate(Map.of("x", 2)).getDecisionOutput()).isEqualTo("{\"level\":3,\"why\":\"高\"}");
        assertThat(client.newEvaluateDecisionCommand()
                        .decisionId(list)
                        .variables(Map.of("x", 2))
                        .send()
                        .join()
                        .getDecisionOutput())
                .isEqualTo("[{\"level\":3,\"why\":\"高\"},{\"level\":null,\"why\":[1,{\"a\":true}]}]");
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                argumentSet("integer", "x + 1", "3"),
                argumentSet("decimal", "x / 4", "0.5"),
                argumentSet("text", "\"老\" + string(x)", "\"老2\""),
                argumentSet("truth", "x > 1", "true"),
                argumentSet("null", "null", "null"),
                argumentSet("list", "for i in 1..x return i * i", "[1,4]"),
                argumentSet("context", "{a: x, b: {c: \"d\"}}", "{\"a\":2,\"b\":{\"c\":\"d\"}}"),
                argumentSet("date", "date(\"2031-02-03\") + duration(\"P1D\")", "\"2031-02-04\""),
                argumentSet("date and time", "date and time(\"2031-02-03T04:05:06Z\")", "\"2031-02-03T04:05:06Z\""),
                argumentSet("duration", "duration(\"PT36H\")", "\"P1DT12H\""));
    }

    @ParameterizedTest
    @MethodSource("literals")
    @DisplayName("A literal expression gives its value as JSON")
    @Promise("components/modeler/dmn/decision-literal-expression/")
    void literalExpression(String expression, String output) {
        deploy(Dmn.named(graph).literal(decision, null, expression));

        EvaluateDecisionResponse result = evaluate(Map.of("x", 2));

        assertThat(result.getDecisionOutput()).isEqualTo(output);
        assertThat(result.getEvaluatedDecisions())
                .singleElement()
                .satisfies(evaluated -> assertThat(evaluated.getDecisionType()).isEqualTo("LITERAL_EXPRESSION"));
    }

    /** A table whose result a literal expression doubles, whose result a table classifies. */
    private Dmn chained() {
        return Dmn.named(graph)
                .table(
                        decision,
                        "hitPolicy=\"FIRST\"",
                        List.of("doubled_" + decision, "mode"),
                        List.of("class"),
                        "doubled_" + decision,
                        when("< 10", "").then("\"low\""),
                        when("", "\"strict\"").then("\"strictly high\""),
                        when("", "").then("\"high\""))
                .literal("doubled_" + decision, "base_" + decision, "base_" + decision + " * 2")
                .table(
                        "base_" + decision,
                        "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                        List.of("x"),
                        List.of("score"),
                        null,
                        when("> 0").then("x"),
                        when("> 10").then("100"));
    }

    @Test
    @DisplayName("A decision is evaluated after those it requires, whose results it takes by their ids")
    @Promise("components/modeler/dmn/decision-requirements-graph/")
    void isChained() {
        deploy(chained());

        assertThat(evaluate(Map.of("x", 3, "mode", "lax")).getDecisionOutput()).isEqualTo("\"low\"");
        assertThat(evaluate(Map.of("x", 30, "mode", "lax")).getDecisionOutput()).isEqualTo("\"high\"");
        EvaluateDecisionResponse strict = evaluate(Map.of("x", 30, "mode", "strict"));

        assertThat(strict.getDecisionOutput()).isEqualTo("\"strictly high\"");
        assertThat(strict.getEvaluatedDecisions())
                .extracting(EvaluatedDecision::getDecisionId, EvaluatedDecision::getDecisionOutput)
                .containsExactly(
                        Tuple.tuple("base_" + decision, "130"),
                        Tuple.tuple("doubled_" + decision, "260"),
                        Tuple.tuple(decision, "\"strictly high\""));
    }

    @Test
    @DisplayName(
            "An evaluation tells decision, graph, inputs, matched rules with their place in the table, and outputs")
    @Promise(EVALUATE)
    void tellsAll() {
        var deployed = deploy(chained());
        var own = deployed.getDecisions().stream()
                .filter(d -> d.getDmnDecisionId().equals(decision))
                .findFirst()
                .orElseThrow();

        EvaluateDecisionResponse result = evaluate(Map.of("x", 30, "mode", "strict"));

        assertThat(result.getDecisionId()).isEqualTo(decision);
        assertThat(result.getDecisionKey()).isEqualTo(own.getDecisionKey());
        assertThat(result.getDecisionName()).isEqualTo("name of " + decision);
        assertThat(result.getDecisionVersion()).isEqualTo(1);
        assertThat(result.getDecisionRequirementsId()).isEqualTo(graph);
        assertThat(result.getDecisionRequirementsKey()).isEqualTo(own.getDecisionRequirementsKey());
        assertThat(result.getDecisionEvaluationKey()).isPositive();
        EvaluatedDecision last = result.getEvaluatedDecisions().getLast();
        assertThat(last.getDecisionType()).isEqualTo("DECISION_TABLE");
        assertThat(last.getEvaluatedInputs())
                .extracting(
                        EvaluatedDecisionInput::getInputId,
                        EvaluatedDecisionInput::getInputName,
                        EvaluatedDecisionInput::getInputValue)
                .containsExactly(
                        Tuple.tuple(decision + "_in1", "in 1", "260"),
                        Tuple.tuple(decision + "_in2", "in 2", "\"strict\""));
        assertThat(last.getMatchedRules())
                .extracting(MatchedDecisionRule::getRuleId, MatchedDecisionRule::getRuleIndex)
                .containsExactly(Tuple.tuple(decision + "_r2", 2));
        assertThat(last.getMatchedRules().getFirst().getEvaluatedOutputs())
                .extracting(
                        EvaluatedDecisionOutput::getOutputId,
                        EvaluatedDecisionOutput::getOutputName,
                        EvaluatedDecisionOutput::getOutputValue)
                .containsExactly(Tuple.tuple(decision + "_out1", "class", "\"strictly high\""));
    }

    @Test
    @DisplayName("Where a required decision fails, the answer names it, and what was evaluated until then")
    @Promise(EVALUATE)
    void namesTheFailed() {
        deploy(Dmn.named(graph)
                .literal(decision, "inner_" + decision, "1")
                .table(
                        "inner_" + decision,
                        "hitPolicy=\"UNIQUE\"",
                        List.of("x"),
                        List.of("out"),
                        "base_" + decision,
                        when("> 0").then("1"),
                        when("> 1").then("2"))
                .literal("base_" + decision, null, "7"));

        EvaluateDecisionResponse result = evaluate(Map.of("x", 5));

        assertThat(result.getDecisionId()).isEqualTo(decision);
        assertThat(result.getFailedDecisionId()).isEqualTo("inner_" + decision);
        assertThat(result.getFailureMessage()).contains("UNIQUE");
        assertThat(result.getEvaluatedDecisions())
                .filteredOn(evaluated -> evaluated.getDecisionId().equals("base_" + decision))
                .singleElement()
                .satisfies(base -> assertThat(base.getDecisionOutput()).isEqualTo("7"));
        assertThat(result.getEvaluatedDecisions())
                .extracting(EvaluatedDecision::getDecisionId)
                .doesNotContain(decision);
    }

    @Test
    @DisplayName("By id the newest version is evaluated, by key that one; one that does not exist is 404")
    @Promise(EVALUATE)
    void byIdOrKey() {
        long first = deploy(Dmn.named(graph).literal(decision, null, "1"))
                .getDecisions()
                .getFirst()
                .getDecisionKey();
        deploy(Dmn.named(graph).literal(decision, null, "2"));

        assertThat(evaluate(Map.of()).getDecisionOutput()).isEqualTo("2");
        assertThat(evaluate(Map.of()).getDecisionVersion()).isEqualTo(2);
        assertThat(client.newEvaluateDecisionCommand()
                        .decisionKey(first)
                        .send()
                        .join()
                        .getDecisionOutput())
                .isEqualTo("1");
        assertThat(refusal(() -> client.newEvaluateDecisionCommand()
                                .decisionId(unique("none"))
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newEvaluateDecisionCommand()
                                .decisionKey(4711)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    /** A business rule task that keeps its result as {@code result}. */
    private void deployProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .businessRuleTask(
                        "decide", t -> t.zeebeCalledDecisionId(decision).zeebeResultVariable("result"))
                .endEvent()
                .done());
    }

    @Test
    @DisplayName("A business rule task keeps the result in its variable, a context as a context")
    @Promise(RULE_TASK + "#defining-a-called-decision")
    void taskKeepsResult() {
        deploy(Dmn.named(graph)
                .table(
                        decision,
                        "hitPolicy=\"FIRST\"",
                        List.of("x"),
                        List.of("level", "why"),
                        null,
                        when("> 0").then("x + 0.5", "\"高\"")));
        deployProcess();

        long instance = start(process, Map.of("x", 2));
        awaitCompleted(instance);

        assertThat(variable(instance, "result")).isEqualTo("{\"level\":2.5,\"why\":\"高\"}");
    }

    @Test
    @DisplayName("A result without a satisfied rule is null")
    @Promise(HIT + "#unique")
    void taskKeepsNull() {
        deploy(overlapping("hitPolicy=\"UNIQUE\""));
        deployProcess();

        long instance = start(process, Map.of("x", "none"));
        awaitCompleted(instance);

        assertThat(variable(instance, "result")).isEqualTo("null");
    }

    @Test
    @DisplayName("With an output mapping the result variable stays with the task and the mapping's target goes on")
    @Promise(RULE_TASK)
    void resultIsMapped() {
        deploy(Dmn.named(graph).literal(decision, null, "{a: [x, x * 2]}"));
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .businessRuleTask(
                        "decide",
                        t -> t.zeebeCalledDecisionIdExpression("\"" + decision + "\"")
                                .zeebeResultVariable("result")
                                .zeebeInputExpression("outer", "x")
                                .zeebeOutputExpression("result.a[2]", "kept"))
                .endEvent()
                .done());

        long instance = start(process, Map.of("outer", 4));
        awaitCompleted(instance);

        assertThat(variable(instance, "kept")).isEqualTo("8");
        assertThat(client.newVariableSearchRequest()
                        .filter(f -> f.processInstanceKey(instance).name("result"))
                        .send()
                        .join()
                        .items())
                .isEmpty();
    }

    @Test
    @DisplayName("A called decision that is not deployed is an incident, and goes on once it is")
    @Promise(RULE_TASK + "#defining-a-called-decision")
    void missingIsIncident() {
        deployProcess();
        long instance = start(process, Map.of("x", 5));

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.CALLED_DECISION_ERROR);
        assertThat(incident.getErrorMessage()).contains(decision);
        deploy(overlapping("hitPolicy=\"FIRST\""));
        resolve(incident);

        awaitCompleted(instance);
        assertThat(variable(instance, "result")).isEqualTo("1");
    }

    @Test
    @DisplayName("An evaluation that fails is an incident, and goes on once the variables are mended")
    @Promise("components/concepts/incidents/")
    void failureIsIncident() {
        deploy(overlapping("hitPolicy=\"UNIQUE\""));
        deployProcess();
        long instance = start(process, Map.of("x", 5));

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.DECISION_EVALUATION_ERROR);
        assertThat(incident.getErrorMessage()).contains(decision);
        assertThat(incident.getElementId()).isEqualTo("decide");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("x", 100))
                .send()
                .join();
        resolve(incident);

        awaitCompleted(instance);
        assertThat(variable(instance, "result")).isEqualTo("300");
    }

    @Test
    @DisplayName("Variables that an evaluation does not find are null to it")
    @Promise("components/modeler/feel/language-guide/feel-variables/")
    void missingVariableIsNull() {
        deploy(Dmn.named(graph).literal(decision, null, "if missing = null then \"nothing\" else missing"));

        assertThat(evaluate(Collections.emptyMap()).getDecisionOutput()).isEqualTo("\"nothing\"");
    }

    @Test
    @DisplayName("Decisions and their graphs are found, read, and given back as they were deployed")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/get-decision-requirements/")
    void areFound() {
        String xml = chained().xml();
        var deployed = deploy(graph + ".dmn", xml);
        long graphKey = deployed.getDecisionRequirements().getFirst().getDecisionRequirementsKey();
        var found = client.newDecisionRequirementsGetRequest(graphKey).send().join();
        assertThat(found.getDmnDecisionRequirementsId()).isEqualTo(graph);
        assertThat(found.getDmnDecisionRequirementsName()).isEqualTo("graph " + graph);
        assertThat(found.getResourceName()).isEqualTo(graph + ".dmn");
        assertThat(client.newDecisionRequirementsGetXmlRequest(graphKey).send().join())
                .isEqualTo(xml);
        soon(() -> assertThat(client.newDecisionDefinitionSearchRequest()
                        .filter(f -> f.decisionRequirementsKey(graphKey))
                        .send()
                        .join()
                        .items())
                .extracting(d -> d.getDmnDecisionId())
                .containsExactlyInAnyOrder(decision, "doubled_" + decision, "base_" + decision));
        var own = deployed.getDecisions().getFirst();
        assertThat(client.newDecisionDefinitionGetXmlRequest(own.getDecisionKey())
                        .send()
                        .join())
                .isEqualTo(xml);
        assertThat(refusal(() -> client.newDecisionRequirementsGetRequest(4711)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A table that cannot be read is refused with 400")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/create-deployment/")
    void refusesUnreadable() {
        assertThat(refusal(() -> client.newDeployResourceCommand()
                                .addResourceStringUtf8(
                                        Dmn.named(graph)
                                                .literal(decision, null, "1 +* 2")
                                                .xml(),
                                        graph + ".dmn")
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
    }
}
