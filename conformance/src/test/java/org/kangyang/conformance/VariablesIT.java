package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Variables")
class VariablesIT extends ConformanceTest {

    private static final String CONCEPT = "components/concepts/variables/";

    private final String process = unique("variables");
    private final String work = unique("work");
    private final String after = unique("after");

    /** A job, then another that shows what is left of the first one's variables. */
    private BpmnModelInstance twoJobs() {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("Without output mappings all that a job returns becomes variables of the process instance")
    @Promise(CONCEPT + "#variable-propagation")
    void propagates() {
        deploy(twoJobs());
        start(process, Map.of("a", 1, "b", 1));

        complete(job(work), Map.of("b", 2, "c", 3));

        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2, "c", 3));
    }

    @Test
    @DisplayName("A variable goes up to the nearest scope that has it, a new one up to the process instance")
    @Promise(CONCEPT + "#variable-propagation")
    void propagatesToTheNearestScope() {
        String inside = unique("inside");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.zeebeInputExpression("a + 10", "a")
                                .embeddedSubProcess()
                                .startEvent()
                                .serviceTask("work", t -> t.zeebeJobType(work))
                                .serviceTask("inside", t -> t.zeebeJobType(inside))
                                .endEvent())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("a", 1));

        ActivatedJob first = job(work);
        assertThat(first.getVariablesAsMap()).containsEntry("a", 11);
        complete(first, Map.of("a", 2, "new", 3));
        ActivatedJob second = job(inside);
        assertThat(second.getVariablesAsMap()).contains(entry("a", 2), entry("new", 3));
        complete(second);

        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "new", 3));
    }

    @Test
    @DisplayName("Input mappings make variables of the element alone, in order, each seeing those before it")
    @Promise(CONCEPT + "#input-mappings")
    void mapsIn() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .zeebeInputExpression("customer.name", "sender")
                                .zeebeInputExpression("sender + \"!\"", "greeting")
                                .zeebeInputExpression("7", "parcel.weight")
                                .zeebeInput("static text", "text"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        Map<String, Object> customer = Map.of("name", "王秀英", "age", 81);
        start(process, Map.of("customer", customer));

        ActivatedJob first = job(work);
        assertThat(first.getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "customer", customer,
                        "sender", "王秀英",
                        "greeting", "王秀英!",
                        "parcel", Map.of("weight", 7),
                        "text", "static text"));
        complete(first);

        assertThat(job(after).getVariablesAsMap()).containsExactly(entry("customer", customer));
    }

    @Test
    @DisplayName("What a job returns goes to the local variable that an input mapping made, and no further")
    @Promise(CONCEPT + "#variable-propagation")
    void localTakesResult() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work).zeebeInputExpression("a", "a"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("a", 1));

        complete(job(work), Map.of("a", 2, "b", 2));

        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", 2));
    }

    @Test
    @DisplayName("With output mappings only their targets leave the element; a nested target keeps what is beside it")
    @Promise(CONCEPT + "#output-mappings")
    void mapsOut() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .zeebeOutputExpression("sum * 2", "double")
                                .zeebeOutputExpression("double + 1", "order.total"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("order", Map.of("id", "o-1")));

        complete(job(work), Map.of("sum", 4, "secret", true));

        assertThat(job(after).getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("double", 8, "order", Map.of("id", "o-1", "total", 9)));
    }

    @Test
    @DisplayName("A mapping that cannot be evaluated is an incident of the element, and goes on after mending")
    @Promise("components/concepts/incidents/")
    void mappingFails() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work", t -> t.zeebeJobType(work).zeebeInputExpression("assert(needed, needed != null)", "x"))
                .endEvent()
                .done());
        long instance = start(process);

        var incident = incident(instance);
        assertThat(incident.getErrorType())
                .isEqualTo(io.camunda.client.api.search.enums.IncidentErrorType.IO_MAPPING_ERROR);
        assertThat(incident.getElementId()).isEqualTo("work");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("needed", "here"))
                .send()
                .join();
        resolve(incident);

        assertThat(job(work).getVariablesAsMap()).containsEntry("x", "here");
    }

    @Test
    @DisplayName("Variables set locally stay in the scope of the element; set otherwise they propagate")
    @Promise(CONCEPT + "#local-variables")
    void setsLocally() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.zeebeInputExpression("1", "inner")
                                .embeddedSubProcess()
                                .startEvent()
                                .serviceTask("work", t -> t.zeebeJobType(work))
                                .endEvent())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process, Map.of("a", 1));
        awaitElement(instance, "sub", ElementInstanceState.ACTIVE, 1);
        long sub = elementKey(instance, "sub");

        client.newSetVariablesCommand(sub)
                .variables(Map.of("a", 2, "only", "here"))
                .local(true)
                .send()
                .join();
        client.newSetVariablesCommand(sub)
                .variables(Map.of("inner", 5, "wide", "there"))
                .local(false)
                .send()
                .join();

        ActivatedJob inside = job(work);
        assertThat(inside.getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "inner", 5, "only", "here", "wide", "there"));
        complete(inside);
        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "wide", "there"));
    }

    @Test
    @DisplayName("JSON types are kept: whole numbers, decimals, text, truth, lists, objects, null, Chinese")
    @Promise(CONCEPT + "#variable-values")
    void keepsTypes() {
        deploy(twoJobs());
        Map<String, Object> values = new HashMap<>();
        values.put("whole", 42);
        values.put("long", 9_007_199_254_740_993L);
        values.put("decimal", 0.1);
        values.put("small", -2.5e-7);
        values.put("truth", false);
        values.put("empty", "");
        values.put("chinese", "长期照护险：王秀英 𠮷");
        values.put("nothing", null);
        values.put("list", new ArrayList<>(List.of(1, "二", List.of(), Map.of())));
        values.put("object", Map.of("人", Map.of("年龄", 81, "分", List.of(1.5, 2, true))));
        start(process, values);

        ActivatedJob first = job(work);
        assertThat(first.getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(values);
        complete(first, Map.of("again", values));

        ActivatedJob second = job(after);
        assertThat(second.getVariablesAsMap()).containsAllEntriesOf(values).containsEntry("again", values);
    }

    @Test
    @DisplayName("A searched variable shows its value as JSON")
    @Promise(CONCEPT + "#variable-values")
    void showsJson() {
        deploy(twoJobs());
        long instance = start(process, Map.of("text", "他说“好”\n", "whole", 3, "decimal", 0.25, "list", List.of(1, "a")));

        assertThat(variable(instance, "text")).isEqualTo("\"他说“好”\\n\"");
        assertThat(variable(instance, "whole")).isEqualTo("3");
        assertThat(variable(instance, "decimal")).isEqualTo("0.25");
        assertThat(variable(instance, "list")).isEqualTo("[1,\"a\"]");
    }

    @Test
    @DisplayName("A value of 1 MB is kept whole, into a job and out of it")
    @Promise(CONCEPT + "#variable-size-limitation")
    void keepsLarge() {
        deploy(twoJobs());
        String large = "照护".repeat(170_000);
        start(process, Map.of("large", large));

        ActivatedJob first = job(work);
        assertThat(first.getVariablesAsMap().get("large")).isEqualTo(large);
        complete(first, Map.of("larger", List.of(large)));

        assertThat(job(after).getVariablesAsMap().get("larger")).isEqualTo(List.of(large));
    }

    @Test
    @DisplayName("Any name that FEEL can write is a variable's, and any text is found by its JSON")
    @Promise(CONCEPT + "#variable-values")
    void namesAndTexts() {
        deploy(twoJobs());
        String text = "一\t二\r\n\"三\"\\\f\b";
        long instance = start(process, Map.of("patient__id", 1, "text", text, "long", text.repeat(800)));

        assertThat(variable(instance, "patient__id")).isEqualTo("1");
        for (String name : List.of("text", "long")) {
            String json = variable(instance, name);
            assertThat(client.newVariableSearchRequest()
                            .filter(f -> f.processInstanceKey(instance).value(json))
                            .send()
                            .join()
                            .items())
                    .extracting(Variable::getName)
                    .containsExactly(name);
        }
    }
}
