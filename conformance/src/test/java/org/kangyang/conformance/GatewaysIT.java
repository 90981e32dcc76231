package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Gateways")
class GatewaysIT extends ConformanceTest {

    private static final String PARALLEL = "components/modeler/bpmn/parallel-gateways/";
    private static final String INCLUSIVE = "components/modeler/bpmn/inclusive-gateways/";
    private static final String EXCLUSIVE = "components/modeler/bpmn/exclusive-gateways/";
    private static final String EVENT_BASED = "components/modeler/bpmn/event-based-gateways/";

    private final String process = unique("gateway");
    private final String a = unique("a");
    private final String b = unique("b");
    private final String c = unique("c");
    private final String after = unique("after");

    @Test
    @DisplayName("A parallel gateway takes every flow, and joins when each incoming flow was taken; it is entered once")
    @Promise(PARALLEL)
    void forksAndJoins() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(a))
                .parallelGateway("join")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(b))
                .connectTo("join")
                .done());
        long instance = start(process);
        ActivatedJob last = job(b);

        complete(job(a), Map.of("x", 1));
        awaitElement(instance, "one", ElementInstanceState.COMPLETED, 1);
        assertNoJob(after);
        complete(last, Map.of("y", 2));

        ActivatedJob joined = job(after);
        assertThat(joined.getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("x", 1, "y", 2));
        complete(joined);
        awaitCompleted(instance);
        assertThat(completed(instance, "fork")).isEqualTo(1);
        assertThat(completed(instance, "join")).isEqualTo(1);
    }

    @Test
    @DisplayName("Two tokens by the same flow do not make a parallel gateway join: each flow must have brought one")
    @Promise(PARALLEL)
    void joinsByFlow() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(a))
                .exclusiveGateway("merge")
                .parallelGateway("join")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(a))
                .connectTo("merge")
                .moveToNode("fork")
                .serviceTask("three", t -> t.zeebeJobType(b))
                .connectTo("join")
                .done());
        long instance = start(process);
        ActivatedJob last = job(b);

        jobs(a, 2).forEach(this::complete);
        awaitElement(instance, "merge", ElementInstanceState.COMPLETED, 2);
        assertNoJob(after);
        complete(last);

        complete(job(after));
        awaitElement(instance, "after", ElementInstanceState.COMPLETED, 1);
        assertActive(instance);
    }

    @Test
    @DisplayName("A parallel gateway may join and fork at once")
    @Promise(PARALLEL)
    void joinsThenForks() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(a))
                .parallelGateway("both")
                .serviceTask("three", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(a))
                .connectTo("both")
                .serviceTask("four", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);

        jobs(a, 2).forEach(this::complete);

        jobs(after, 2).forEach(this::complete);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An exclusive gateway where flows come together lets every token pass")
    @Promise(EXCLUSIVE)
    void merges() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .exclusiveGateway("merge")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .connectTo("merge")
                .done());
        long instance = start(process);

        jobs(after, 2).forEach(this::complete);

        awaitCompleted(instance);
    }

    /** Forks by {@code chosen}, works on each, joins. */
    private BpmnModelInstance lunch(boolean withDefault) {
        var fork = Bpmn.createExecutableProcess(process)
                .startEvent()
                .inclusiveGateway("fork")
                .conditionExpression("list contains(chosen, \"a\")")
                .serviceTask("pasta", t -> t.zeebeJobType(a))
                .inclusiveGateway("join")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .conditionExpression("list contains(chosen, \"b\")")
                .serviceTask("steak", t -> t.zeebeJobType(b))
                .connectTo("join");
        return withDefault
                ? fork.moveToNode("fork")
                        .sequenceFlowId("otherwise")
                        .serviceTask("salad", t -> t.zeebeJobType(c))
                        .connectTo("join")
                        .done()
                : fork.done();
    }

    private BpmnModelInstance lunchWithDefault() {
        BpmnModelInstance model = lunch(true);
        io.camunda.zeebe.model.bpmn.instance.InclusiveGateway fork = model.getModelElementById("fork");
        fork.setDefault(model.getModelElementById("otherwise"));
        return model;
    }

    @Test
    @DisplayName("An inclusive gateway takes every flow whose condition holds, and joins those that were taken")
    @Promise(INCLUSIVE)
    void takesSome() {
        deploy(lunchWithDefault());
        long instance = start(process, Map.of("chosen", List.of("a", "b")));
        ActivatedJob last = job(b);

        complete(job(a));
        awaitElement(instance, "pasta", ElementInstanceState.COMPLETED, 1);
        assertNoJob(after);
        complete(last);

        complete(job(after));
        awaitCompleted(instance);
        assertThat(elements(instance, "salad", ElementInstanceState.COMPLETED)).isZero();
        assertThat(completed(instance, "join")).isEqualTo(1);
    }

    @Test
    @DisplayName("One chosen flow is joined alone; the default flow is taken where no condition holds")
    @Promise(INCLUSIVE)
    void takesOneOrDefault() {
        deploy(lunchWithDefault());
        long one = start(process, Map.of("chosen", List.of("b")));
        complete(job(b));
        complete(job(after));
        awaitCompleted(one);

        long none = start(process, Map.of("chosen", List.of()));
        complete(job(c));
        complete(job(after));
        awaitCompleted(none);
    }

    @Test
    @DisplayName("No condition holds and there is no default flow: an incident, and goes on after mending")
    @Promise(INCLUSIVE)
    void takesNone() {
        deploy(lunch(false));
        long instance = start(process, Map.of("chosen", List.of()));

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.CONDITION_ERROR);
        assertThat(incident.getElementId()).isEqualTo("fork");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("chosen", List.of("a")))
                .send()
                .join();
        resolve(incident);

        complete(job(a));
        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An inclusive join goes on when what it waited for has gone another way")
    @Promise(INCLUSIVE)
    void otherGoesAway() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(a))
                .inclusiveGateway("join")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(b))
                .exclusiveGateway("way")
                .conditionExpression("away")
                .serviceTask("elsewhere", t -> t.zeebeJobType(c))
                .endEvent()
                .moveToLastExclusiveGateway()
                .conditionExpression("not(away)")
                .connectTo("join")
                .done());
        long instance = start(process);
        ActivatedJob other = job(b);
        complete(job(a));
        awaitElement(instance, "one", ElementInstanceState.COMPLETED, 1);
        assertNoJob(after);

        complete(other, Map.of("away", true));

        complete(job(after));
        complete(job(c));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An inclusive join waits for what may come by a boundary event, and goes on when that cannot come")
    @Promise(INCLUSIVE)
    void waitsForBoundary() {
        String message = unique("late");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(a))
                .inclusiveGateway("join")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(b))
                .boundaryEvent(
                        "late",
                        e -> e.cancelActivity(true)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .connectTo("join")
                .moveToActivity("two")
                .endEvent()
                .done());
        long first = start(process);
        complete(job(a));
        ActivatedJob other = job(b);
        awaitElement(first, "one", ElementInstanceState.COMPLETED, 1);
        assertNoJob(after);
        complete(other);
        complete(job(after));
        awaitCompleted(first);

        long second = start(process);
        complete(job(a));
        job(b);
        publish(message, "k", Duration.ofHours(1), Map.of());
        complete(job(after));
        awaitCompleted(second);
        assertThat(completed(second, "after")).isEqualTo(1);
    }

    @Test
    @DisplayName("A flow without condition out of an inclusive gateway that is not its default is refused")
    @Promise(INCLUSIVE)
    void withoutCondition() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .inclusiveGateway("fork")
                .conditionExpression("x")
                .endEvent()
                .moveToLastInclusiveGateway()
                .sequenceFlowId("bare")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model))
                .isInstanceOf(RefusedAtDeployment.class)
                .hasMessageContaining("condition");
    }

    @Test
    @DisplayName("An event-based gateway goes the way of its timer or its signal as well as of a message")
    @Promise(EVENT_BASED)
    void waitsForTheFirst() {
        String message = unique("message");
        String signal = unique("signal");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .eventBasedGateway("choice")
                .intermediateCatchEvent("timer", e -> e.timerWithDurationExpression("wait"))
                .serviceTask("one", t -> t.zeebeJobType(a))
                .endEvent()
                .moveToLastGateway()
                .intermediateCatchEvent(
                        "message", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .endEvent()
                .moveToLastGateway()
                .intermediateCatchEvent("signal", e -> e.signal(signal))
                .serviceTask("two", t -> t.zeebeJobType(b))
                .endEvent()
                .done());
        long byTimer = start(process, Map.of("wait", "PT0.1S"));
        complete(job(a));
        awaitCompleted(byTimer);

        long bySignal = start(process, Map.of("wait", "PT5H"));
        awaitElement(bySignal, "choice", ElementInstanceState.ACTIVE, 1);
        client.newBroadcastSignalCommand()
                .signalName(signal)
                .variables(Map.of("told", 1))
                .send()
                .join();
        ActivatedJob job = job(b);
        assertThat(job.getVariablesAsMap()).containsEntry("told", 1);
        complete(job);
        awaitCompleted(bySignal);
    }
}
