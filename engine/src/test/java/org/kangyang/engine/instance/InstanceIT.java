package org.kangyang.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.engine.ApiTest;

/** Instances, their elements and variables. */
class InstanceIT extends ApiTest {

    private String process;
    private String type;
    private long definition;

    @BeforeEach
    void deployed() {
        process = unique("instance");
        type = unique("work");
        definition = deploy(
                Bpmn.createExecutableProcess(process)
                        .name("试验")
                        .startEvent("Event_Start")
                        .serviceTask(
                                "Task_Work", task -> task.zeebeJobType(type).zeebeInput("=1", "local"))
                        .endEvent("Event_End")
                        .done(),
                process);
    }

    private ProcessInstance get(long key) {
        return client.newProcessInstanceGetRequest(key).send().join();
    }

    private void completed(long key) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(get(key).getState()).isEqualTo(ProcessInstanceState.COMPLETED));
    }

    @Test
    void an_instance_is_created_by_key_by_id_and_by_version() {
        ProcessInstanceEvent byKey = client.newCreateInstanceCommand()
                .processDefinitionKey(definition)
                .send()
                .join();
        assertThat(byKey.getBpmnProcessId()).isEqualTo(process);
        assertThat(byKey.getVersion()).isEqualTo(1);
        assertThat(byKey.getProcessDefinitionKey()).isEqualTo(definition);
        assertThat(client.newCreateInstanceCommand()
                        .bpmnProcessId(process)
                        .version(1)
                        .send()
                        .join()
                        .getProcessDefinitionKey())
                .isEqualTo(definition);
        refused(client.newCreateInstanceCommand().bpmnProcessId(process).version(2), 404, "NOT_FOUND");
        refused(client.newCreateInstanceCommand().bpmnProcessId("absent").latestVersion(), 404, "NOT_FOUND");
        refused(client.newCreateInstanceCommand().processDefinitionKey(42), 404, "NOT_FOUND");
        refused(
                client.newCreateInstanceCommand()
                        .bpmnProcessId(process)
                        .latestVersion()
                        .startBeforeElement("Task_Work"),
                400,
                "INVALID_ARGUMENT");
    }

    @Test
    void an_instance_tells_its_state_from_start_to_end() {
        long key = start(process, Map.of());
        ActivatedJob job = job(type);
        ProcessInstance running = get(key);
        assertThat(running.getState()).isEqualTo(ProcessInstanceState.ACTIVE);
        assertThat(running.getProcessDefinitionName()).isEqualTo("试验");
        assertThat(running.getStartDate()).isNotNull();
        assertThat(running.getEndDate()).isNull();
        assertThat(running.getHasIncident()).isFalse();
        client.newCompleteCommand(job).send().join();
        completed(key);
        assertThat(get(key).getEndDate()).isNotNull();
        refused(client.newProcessInstanceGetRequest(42), 404, "NOT_FOUND");
    }

    @Test
    void cancellation_terminates_and_a_second_one_finds_nothing() {
        long key = start(process, Map.of());
        client.newCancelInstanceCommand(key).send().join();
        assertThat(get(key).getState()).isEqualTo(ProcessInstanceState.TERMINATED);
        refused(client.newCancelInstanceCommand(key), 404, "NOT_FOUND");
    }

    @Test
    void elements_are_seen_with_type_and_state() {
        long key = start(process, Map.of());
        client.newCompleteCommand(job(type)).send().join();
        completed(key);
        List<ElementInstance> elements = client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(key))
                .sort(sort -> sort.startDate().asc())
                .send()
                .join()
                .items();
        assertThat(elements)
                .extracting(ElementInstance::getElementId, ElementInstance::getType, ElementInstance::getState)
                .containsExactlyInAnyOrder(
                        tuple(process, ElementInstanceType.PROCESS),
                        tuple("Event_Start", ElementInstanceType.START_EVENT),
                        tuple("Task_Work", ElementInstanceType.SERVICE_TASK),
                        tuple("Event_End", ElementInstanceType.END_EVENT));
    }

    private static org.assertj.core.groups.Tuple tuple(String id, ElementInstanceType type) {
        return org.assertj.core.groups.Tuple.tuple(id, type, ElementInstanceState.COMPLETED);
    }

    static Stream<Arguments> values() {
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("名", "王**");
        nested.put("list", Arrays.asList(1, null, "x", List.of(true)));
        nested.put("empty", Map.of());
        return Stream.of(
                Arguments.of("text", "江\"南\"\n\\水乡 😀", "\"江\\\"南\\\"\\n\\\\水乡 😀\""),
                Arguments.of("empty text", "", "\"\""),
                Arguments.of("whole", 84, "84"),
                Arguments.of("negative", -1, "-1"),
                Arguments.of("beyond int", 9_007_199_254_740_993L, "9007199254740993"),
                Arguments.of("decimal", 0.1, "0.1"),
                Arguments.of("true", true, "true"),
                Arguments.of("false", false, "false"),
                Arguments.of("list", List.of(3, 1, 2), "[3,1,2]"),
                Arguments.of("nested", nested, "{\"名\":\"王**\",\"list\":[1,null,\"x\",[true]],\"empty\":{}}"),
                Arguments.of("long text", "长".repeat(6000), "\"" + "长".repeat(6000) + "\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void a_value_crosses_exactly(String name, Object value, String json) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("value", value);
        long key = start(process, variables);
        Variable variable = client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(key).name("value"))
                .send()
                .join()
                .singleItem();
        assertThat(variable.getValue()).isEqualTo(json);
        assertThat(client.newVariableGetRequest(variable.getVariableKey())
                        .send()
                        .join()
                        .getValue())
                .isEqualTo(json);
        Object received = job(type).getVariablesAsMap().get("value");
        assertThat(received).isEqualTo(value);
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.processInstanceKey(key).variables(Map.of("value", json)))
                        .send()
                        .join()
                        .items())
                .as("found by its value")
                .hasSize(1);
    }

    @Test
    void null_crosses_as_null() {
        long key = client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables("{\"value\":null}")
                .send()
                .join()
                .getProcessInstanceKey();
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(key).name("value"))
                        .send()
                        .join()
                        .singleItem()
                        .getValue())
                .isEqualTo("null");
        assertThat(job(type).getVariablesAsMap()).containsEntry("value", null);
    }

    @Test
    void a_very_long_value_is_cut_in_searches_unless_asked_for_whole() {
        long key = start(process, Map.of("value", "x".repeat(9000)));
        Variable cut = client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(key).name("value"))
                .send()
                .join()
                .singleItem();
        assertThat(cut.isTruncated()).isTrue();
        assertThat(cut.getValue()).hasSize(8191);
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(key).name("value"))
                        .withFullValues()
                        .send()
                        .join()
                        .singleItem()
                        .getValue())
                .hasSize(9002);
    }

    @Test
    void variables_are_set_on_the_process_and_on_an_element() {
        long key = start(process, Map.of("shared", 1));
        ActivatedJob job = job(type);
        client.newSetVariablesCommand(key).variables(Map.of("shared", 2)).send().join();
        client.newSetVariablesCommand(job.getElementInstanceKey())
                .variables(Map.of("own", "x"))
                .local(true)
                .send()
                .join();
        client.newSetVariablesCommand(job.getElementInstanceKey())
                .variables(Map.of("shared", 3))
                .send()
                .join();
        List<Variable> variables = client.newVariableSearchRequest()
                .filter(filter -> filter.processInstanceKey(key))
                .send()
                .join()
                .items();
        assertThat(variables)
                .extracting(Variable::getName, Variable::getValue, Variable::getScopeKey)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("shared", "3", key),
                        org.assertj.core.groups.Tuple.tuple("local", "1", job.getElementInstanceKey()),
                        org.assertj.core.groups.Tuple.tuple("own", "\"x\"", job.getElementInstanceKey()));
        refused(client.newSetVariablesCommand(42).variables(Map.of("a", 1)), 404, "NOT_FOUND");
    }

    @Test
    void an_awaited_instance_answers_with_its_variables() throws Exception {
        var waiting = client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(Map.of("a", 1))
                .withResult()
                .fetchVariables("done")
                .send();
        client.newCompleteCommand(job(type))
                .variables(Map.of("done", "是"))
                .send()
                .join();
        assertThat(waiting.join().getVariablesAsMap()).isEqualTo(Map.of("done", "是"));
    }
}
