package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.CallActivityBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Call activities")
class CallActivitiesIT extends ConformanceTest {

    private static final String PAGE = "components/modeler/bpmn/call-activities/";

    private final String parent = unique("caller");
    private final String child = unique("called");
    private final String inside = unique("inside");
    private final String after = unique("after");

    private void deployChild() {
        deploy(Bpmn.createExecutableProcess(child)
                .startEvent()
                .serviceTask("inside", t -> t.zeebeJobType(inside))
                .endEvent()
                .done());
    }

    private BpmnModelInstance calling(Consumer<CallActivityBuilder> call) {
        return Bpmn.createExecutableProcess(parent)
                .startEvent()
                .callActivity("call", c -> call.accept(c.zeebeProcessId(child)))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done();
    }

    private ProcessInstance childOf(long instance) {
        soon(() -> assertThat(children(instance)).hasSize(1));
        return children(instance).getFirst();
    }

    private List<ProcessInstance> children(long instance) {
        return client.newProcessInstanceSearchRequest()
                .filter(f -> f.parentProcessInstanceKey(instance))
                .send()
                .join()
                .items();
    }

    @Test
    @DisplayName("All variables go into the called process and all of its own come back")
    @Promise(PAGE + "#variable-mappings")
    void allVariables() {
        deployChild();
        deploy(calling(c -> {}));
        long instance = start(parent, Map.of("a", 1, "b", List.of("二")));

        ActivatedJob job = job(inside);
        assertThat(job.getBpmnProcessId()).isEqualTo(child);
        assertThat(job.getProcessInstanceKey()).isNotEqualTo(instance);
        assertThat(job.getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "b", List.of("二")));
        complete(job, Map.of("a", 2, "c", 3));

        assertThat(job(after).getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "b", List.of("二"), "c", 3));
    }

    @Test
    @DisplayName("Mapped: only input mappings go in, only output mappings come back")
    @Promise(PAGE + "#variable-mappings")
    void mappedVariables() {
        deployChild();
        deploy(calling(c -> c.zeebePropagateAllParentVariables(false)
                .zeebePropagateAllChildVariables(false)
                .zeebeInputExpression("a + 1", "given")
                .zeebeOutputExpression("answer", "taken")));
        start(parent, Map.of("a", 1));

        ActivatedJob job = job(inside);
        assertThat(job.getVariablesAsMap()).containsExactly(Map.entry("given", 2));
        complete(job, Map.of("answer", "好", "other", 1));

        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "taken", "好"));
    }

    @Test
    @DisplayName("With neither propagation nor mappings nothing comes back")
    @Promise(PAGE + "#variable-mappings")
    void nothingBack() {
        deployChild();
        deploy(calling(c -> c.zeebePropagateAllChildVariables(false)));
        start(parent, Map.of("a", 1));

        complete(job(inside), Map.of("a", 2, "b", 3));

        assertThat(job(after).getVariablesAsMap()).containsExactly(Map.entry("a", 1));
    }

    @Test
    @DisplayName("The called process may be told by an expression; its newest version is called")
    @Promise(PAGE + "#defining-the-called-process")
    void newestVersion() {
        deployChild();
        deploy(Bpmn.createExecutableProcess(parent)
                .startEvent()
                .serviceTask("after", t -> t.zeebeJobType(after))
                .callActivity("call", c -> c.zeebeProcessIdExpression("prefix + \"" + child.substring(3) + "\""))
                .endEvent()
                .done());
        long instance = start(parent, Map.of("prefix", child.substring(0, 3)));
        ActivatedJob before = job(after);
        deploy(Bpmn.createExecutableProcess(child)
                .startEvent()
                .serviceTask("newer", t -> t.zeebeJobType(inside))
                .endEvent()
                .done());

        complete(before);

        ActivatedJob job = job(inside);
        assertThat(job.getElementId()).isEqualTo("newer");
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A called process that is not deployed is an incident, and goes on once it is")
    @Promise("components/concepts/incidents/")
    void notDeployed() {
        deploy(calling(c -> {}));
        long instance = start(parent);

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.CALLED_ELEMENT_ERROR);
        assertThat(incident.getElementId()).isEqualTo("call");
        deployChild();
        resolve(incident);

        complete(job(inside));
        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("Cancelling the caller cancels what it called, down the tree")
    @Promise(PAGE)
    void cancelsDown() {
        String middle = unique("middle");
        deployChild();
        deploy(Bpmn.createExecutableProcess(middle)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(child))
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(parent)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(middle))
                .endEvent()
                .done());
        long instance = start(parent);
        ActivatedJob job = job(inside);
        ProcessInstance between = childOf(instance);

        client.newCancelInstanceCommand(instance).send().join();

        awaitCanceled(instance);
        awaitCanceled(between.getProcessInstanceKey());
        awaitCanceled(job.getProcessInstanceKey());
        assertThat(refusal(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A called instance cannot be cancelled by itself")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/cancel-process-instance/")
    void childIsNotCancelled() {
        deployChild();
        deploy(calling(c -> {}));
        long instance = start(parent);
        ActivatedJob job = job(inside);

        assertThat(refusal(() -> client.newCancelInstanceCommand(job.getProcessInstanceKey())
                                .send()
                                .join())
                        .code())
                .isEqualTo(409);

        complete(job);
        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An interrupting boundary event cancels the called instance, whose variables are not taken")
    @Promise(PAGE + "#boundary-events")
    void interrupted() {
        String message = unique("stop");
        String caught = unique("caught");
        deployChild();
        deploy(Bpmn.createExecutableProcess(parent)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(child))
                .boundaryEvent(
                        "stop",
                        b -> b.cancelActivity(true)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .serviceTask("caught", t -> t.zeebeJobType(caught))
                .endEvent()
                .moveToActivity("call")
                .endEvent()
                .done());
        start(parent, Map.of("a", 1));
        ActivatedJob job = job(inside);
        client.newSetVariablesCommand(job.getProcessInstanceKey())
                .variables(Map.of("a", 2))
                .send()
                .join();

        publish(message, "k", Duration.ofHours(1), Map.of());

        assertThat(job(caught).getVariablesAsMap()).containsExactly(Map.entry("a", 1));
        awaitCanceled(job.getProcessInstanceKey());
    }

    private BpmnModelInstance catching(String code) {
        return Bpmn.createExecutableProcess(parent)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(child))
                .boundaryEvent("caught", b -> b.error(code))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("call")
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("An error that the called process does not catch is caught at the call activity")
    @Promise("components/modeler/bpmn/error-events/#catching-the-error")
    void errorAcross() {
        deployChild();
        deploy(catching("refused"));
        long instance = start(parent);
        ActivatedJob job = job(inside);

        throwError(job, "refused");

        complete(job(after));
        awaitCompleted(instance);
        awaitCanceled(job.getProcessInstanceKey());
        awaitElement(instance, "call", ElementInstanceState.TERMINATED, 1);
    }

    @Test
    @DisplayName("An error end event of the called process is caught at the call activity")
    @Promise("components/modeler/bpmn/error-events/#catching-the-error")
    void errorEndAcross() {
        deploy(Bpmn.createExecutableProcess(child)
                .startEvent()
                .endEvent("failed", e -> e.error("refused"))
                .done());
        deploy(catching("refused"));
        long instance = start(parent);

        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An error that neither called process nor caller catches is an incident where it was thrown")
    @Promise("components/modeler/bpmn/error-events/#unhandled-errors")
    void errorOfNobody() {
        deployChild();
        deploy(catching("another"));
        start(parent);
        ActivatedJob job = job(inside);

        throwError(job, "refused");

        var incident = incident(job.getProcessInstanceKey());
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getElementId()).isEqualTo("inside");
    }

    @Test
    @DisplayName("Multi-instance call: one called instance for each element, outputs in order")
    @Promise("components/modeler/bpmn/multi-instance/#variable-mappings")
    void multiInstance() {
        deployChild();
        deploy(calling(c -> c.zeebeOutputExpression("x", "output")
                .multiInstance(m -> m.zeebeInputCollectionExpression("items")
                        .zeebeInputElement("item")
                        .zeebeOutputCollection("results")
                        .zeebeOutputElementExpression("output"))));
        start(parent, Map.of("items", List.of(1, 2, 3)));

        for (ActivatedJob job : jobs(inside, 3).reversed()) {
            complete(job, Map.of("x", 10 * (Integer) job.getVariablesAsMap().get("item")));
        }

        assertThat(job(after).getVariablesAsMap())
                .containsOnlyKeys("items", "results")
                .containsEntry("results", List.of(10, 20, 30));
    }

    @Test
    @DisplayName("A process that only a message starts cannot be called: an incident, which a mended model resolves")
    @Promise(PAGE + "#defining-the-called-process")
    void needsNoneStartEvent() {
        deploy(Bpmn.createExecutableProcess(child)
                .startEvent("told")
                .message(unique("message"))
                .serviceTask("inside", t -> t.zeebeJobType(inside))
                .endEvent()
                .done());
        deploy(calling(c -> {}));
        long instance = start(parent);

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.CALLED_ELEMENT_ERROR);
        assertNoJob(inside);

        deployChild();
        resolve(incident);
        complete(job(inside));
        complete(job(after));
        awaitCompleted(instance);
    }
}
