package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Terminate, error, escalation, signal, link and other events")
class EventsIT extends ConformanceTest {

    private static final String PAGES = "components/modeler/bpmn/";
    private static final String TERMINATE = PAGES + "terminate-events/";
    private static final String ERROR = PAGES + "error-events/";
    private static final String ESCALATION = PAGES + "escalation-events/";
    private static final String SIGNAL = PAGES + "signal-events/";
    private static final String LINK = PAGES + "link-events/";

    private final String process = unique("event");
    private final String signal = unique("signal");
    private final String work = unique("work");
    private final String other = unique("other");
    private final String after = unique("after");

    private void broadcast(Map<String, ?> variables) {
        client.newBroadcastSignalCommand()
                .signalName(signal)
                .variables(variables)
                .send()
                .join();
    }

    @Test
    @DisplayName("A terminate end event of the process ends everything that runs in it")
    @Promise(TERMINATE)
    void terminatesProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToNode("fork")
                .serviceTask("two", t -> t.zeebeJobType(other))
                .endEvent("stop", e -> e.terminate())
                .done());
        long instance = start(process);
        ActivatedJob running = job(work);

        complete(job(other));

        awaitCompleted(instance);
        awaitElement(instance, "one", ElementInstanceState.TERMINATED, 1);
        assertThat(refusal(() -> client.newCompleteCommand(running).send().join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A terminate end event of a sub-process ends that alone, and the process goes on behind it")
    @Promise(TERMINATE)
    void terminatesScope() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.embeddedSubProcess()
                                .startEvent()
                                .parallelGateway("fork")
                                .serviceTask("one", t -> t.zeebeJobType(work))
                                .endEvent()
                                .moveToNode("fork")
                                .serviceTask("two", t -> t.zeebeJobType(other))
                                .endEvent("stop", e -> e.terminate()))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);
        job(work);

        complete(job(other));

        complete(job(after));
        awaitCompleted(instance);
        awaitElement(instance, "one", ElementInstanceState.TERMINATED, 1);
    }

    /** A sub-process that ends in an error told by an expression, with a boundary event each for 'known' and for all. */
    private BpmnModelInstance failing() {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.embeddedSubProcess().startEvent().endEvent("failed", e -> e.errorExpression("code")))
                .boundaryEvent("known", b -> b.error("known"))
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToActivity("sub")
                .boundaryEvent("all", b -> b.error())
                .serviceTask("two", t -> t.zeebeJobType(other))
                .endEvent()
                .moveToActivity("sub")
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("An error is caught by its code, else by the event for all; its code may be an expression")
    @Promise(ERROR + "#catching-the-error")
    void catchesError() {
        deploy(failing());
        long known = start(process, Map.of("code", "known"));
        complete(job(work));
        awaitCompleted(known);

        long unknown = start(process, Map.of("code", "whatever"));
        complete(job(other));
        awaitCompleted(unknown);
    }

    @Test
    @DisplayName("An error that nothing catches is an incident of the end event")
    @Promise(ERROR + "#unhandled-errors")
    void nobodyCatchesError() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .endEvent("failed", e -> e.error("lost"))
                .done());
        long instance = start(process);

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getElementId()).isEqualTo("failed");
        assertThat(incident.getErrorMessage()).contains("lost");
    }

    @Test
    @DisplayName("Two events for the same error on one activity are refused at deployment")
    @Promise(ERROR + "#catching-the-error")
    void sameErrorTwice() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent("first", b -> b.error("same"))
                .endEvent()
                .moveToActivity("work")
                .boundaryEvent("second", b -> b.error("same"))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model))
                .isInstanceOf(RefusedAtDeployment.class)
                .hasMessageContaining("same");
    }

    /** A sub-process that throws an escalation in passing, told by an expression, then works; the boundary event is given. */
    private BpmnModelInstance escalating(Consumer<io.camunda.zeebe.model.bpmn.builder.BoundaryEventBuilder> boundary) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.embeddedSubProcess()
                                .startEvent()
                                .intermediateThrowEvent("throw", e -> e.escalationExpression("code"))
                                .serviceTask("one", t -> t.zeebeJobType(work))
                                .endEvent())
                .boundaryEvent("caught", boundary)
                .serviceTask("two", t -> t.zeebeJobType(other))
                .endEvent()
                .moveToActivity("sub")
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A caught escalation does not interrupt: the throwing flow goes on beside the catching one")
    @Promise(ESCALATION + "#throwing-the-escalation")
    void escalates() {
        deploy(escalating(b -> b.cancelActivity(false).escalation("late")));
        long instance = start(process, Map.of("code", "late"));

        complete(job(other));
        complete(job(work));

        awaitCompleted(instance);
        assertThat(completed(instance, "throw")).isEqualTo(1);
    }

    @Test
    @DisplayName("An interrupting boundary event ends what threw the escalation")
    @Promise(ESCALATION + "#catching-the-escalation")
    void escalationInterrupts() {
        deploy(escalating(b -> b.cancelActivity(true).escalation("late")));
        long instance = start(process, Map.of("code", "late"));

        complete(job(other));

        awaitCompleted(instance);
        awaitElement(instance, "sub", ElementInstanceState.TERMINATED, 1);
        assertThat(elements(instance, "one", ElementInstanceState.TERMINATED)).isZero();
    }

    @Test
    @DisplayName("An escalation that nobody catches does nothing")
    @Promise(ESCALATION + "#catching-the-escalation")
    void nobodyCatchesEscalation() {
        deploy(escalating(b -> b.cancelActivity(false).escalation("late")));
        long instance = start(process, Map.of("code", "early"));

        complete(job(work));

        awaitCompleted(instance);
        assertThat(elements(instance, "caught", ElementInstanceState.COMPLETED)).isZero();
    }

    @Test
    @DisplayName(
            "An escalation end event reaches the event sub-process of its scope, catching all; nearest scope first")
    @Promise(ESCALATION + "#catching-the-escalation")
    void escalationToEventSubProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess("outer", outer -> {
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "handler",
                                    h -> h.startEvent(
                                                    "caught",
                                                    s -> s.interrupting(false).escalation())
                                            .serviceTask("two", t -> t.zeebeJobType(other))
                                            .endEvent());
                    outer.embeddedSubProcess().startEvent().endEvent("throw", e -> e.escalation("late"));
                })
                .boundaryEvent("never", b -> b.cancelActivity(false).escalation("late"))
                .endEvent()
                .moveToActivity("outer")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);

        ActivatedJob handle = job(other);
        awaitElement(instance, "throw", ElementInstanceState.COMPLETED, 1);
        assertThat(elements(instance, "outer", ElementInstanceState.ACTIVE)).isEqualTo(1);
        complete(handle);

        complete(job(after));
        awaitCompleted(instance);
        assertThat(elements(instance, "never", ElementInstanceState.COMPLETED)).isZero();
    }

    @Test
    @DisplayName("An escalation of a called process is caught at the call activity")
    @Promise(ESCALATION + "#catching-the-escalation")
    void escalationAcrossCall() {
        String called = unique("called");
        deploy(Bpmn.createExecutableProcess(called)
                .startEvent()
                .intermediateThrowEvent("throw", e -> e.escalation("late"))
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(called))
                .boundaryEvent("caught", b -> b.cancelActivity(false).escalation("late"))
                .serviceTask("two", t -> t.zeebeJobType(other))
                .endEvent()
                .moveToActivity("call")
                .endEvent()
                .done());
        long instance = start(process);

        complete(job(other));
        complete(job(work));

        awaitCompleted(instance);
    }

    private BpmnModelInstance waitingForSignal(String id) {
        return Bpmn.createExecutableProcess(id)
                .startEvent()
                .intermediateCatchEvent("wait", e -> e.signal(s -> s.nameExpression("name")))
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A broadcast signal reaches everything that waits for it, of every process, with its variables")
    @Promise(SIGNAL + "#signal-intermediate-catch-events")
    void reachesAll() {
        String second = unique("event");
        deploy(waitingForSignal(process));
        deploy(waitingForSignal(second));
        for (String id : java.util.List.of(process, process, second)) {
            long instance = start(id, Map.of("name", signal));
            awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        }
        long another = start(process, Map.of("name", unique("another")));
        awaitElement(another, "wait", ElementInstanceState.ACTIVE, 1);

        broadcast(Map.of("told", "好"));

        assertThat(jobs(work, 3))
                .allSatisfy(job -> assertThat(job.getVariablesAsMap()).containsEntry("told", "好"));
        awaitElement(another, "wait", ElementInstanceState.ACTIVE, 1);
    }

    @Test
    @DisplayName("A signal is not kept for who comes later")
    @Promise("components/concepts/signals/")
    void signalIsNotKept() {
        deploy(waitingForSignal(process));
        broadcast(Map.of("told", 1));

        long instance = start(process, Map.of("name", signal));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        assertNoJob(work);
        broadcast(Map.of("told", 2));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", 2);
    }

    @Test
    @DisplayName("A signal's name is text: nothing in it but FEEL is evaluated")
    @Promise("components/concepts/signals/")
    void signalNameIsText() {
        String odd = signal + " ${1 + 1} #{";
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .signal(odd)
                .serviceTask("work", t -> t.zeebeJobType(work))
                .intermediateCatchEvent("wait", e -> e.signal(odd + "}"))
                .endEvent()
                .done());

        client.newBroadcastSignalCommand().signalName(odd).send().join();
        var job = job(work);
        complete(job);
        awaitElement(job.getProcessInstanceKey(), "wait", ElementInstanceState.ACTIVE, 1);
        client.newBroadcastSignalCommand().signalName(odd + "}").send().join();

        awaitCompleted(job.getProcessInstanceKey());
    }

    @Test
    @DisplayName("A signal starts an instance of every process that begins with it, of its latest version alone")
    @Promise(SIGNAL + "#signal-start-events")
    void signalStarts() {
        String second = unique("event");
        deploy(startedBySignal(process, "older"));
        deploy(startedBySignal(process, "newer"));
        deploy(startedBySignal(second, "newer"));

        broadcast(Map.of("told", 1));

        assertThat(jobs(work, 2)).allSatisfy(job -> {
            assertThat(job.getElementId()).isEqualTo("newer");
            assertThat(job.getVariablesAsMap()).containsEntry("told", 1);
        });
        assertNoJob(work);
    }

    private BpmnModelInstance startedBySignal(String id, String task) {
        return Bpmn.createExecutableProcess(id)
                .startEvent("start")
                .signal(signal)
                .serviceTask(task, t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("Signal boundary events: interrupting ends the activity, non-interrupting fires for each signal")
    @Promise(SIGNAL + "#signal-boundary-events")
    void signalAtBoundary() {
        String stop = unique("stop");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .boundaryEvent("beside", b -> b.cancelActivity(false).signal(signal))
                .serviceTask("two", t -> t.zeebeJobType(other))
                .endEvent()
                .moveToActivity("one")
                .boundaryEvent("stop", b -> b.cancelActivity(true).signal(stop))
                .serviceTask("three", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("one")
                .endEvent()
                .done());
        long instance = start(process);
        ActivatedJob running = job(work);

        broadcast(Map.of());
        broadcast(Map.of());
        jobs(other, 2).forEach(this::complete);
        client.newBroadcastSignalCommand().signalName(stop).send().join();

        complete(job(after));
        awaitCompleted(instance);
        assertThat(refusal(() -> client.newCompleteCommand(running).send().join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Two events for the same signal on one activity are refused at deployment")
    @Promise(SIGNAL + "#signal-boundary-events")
    void sameSignalTwice() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .boundaryEvent("first", b -> b.cancelActivity(false).signal(signal))
                .endEvent()
                .moveToActivity("one")
                .boundaryEvent("second", b -> b.cancelActivity(true).signal(signal))
                .endEvent()
                .moveToActivity("one")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(model))
                .isInstanceOf(RefusedAtDeployment.class)
                .hasMessageContaining(signal);
    }

    @Test
    @DisplayName("A thrown signal carries the variables of its input mappings; an output mapping picks from them")
    @Promise(SIGNAL + "#variable-mappings")
    void throwsSignal() {
        String catching = unique("catching");
        deploy(Bpmn.createExecutableProcess(catching)
                .startEvent()
                .intermediateCatchEvent("wait", e -> e.signal(signal).zeebeOutputExpression("given + 1", "taken"))
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateThrowEvent("throw", e -> e.signal(signal).zeebeInputExpression("a * 10", "given"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent("end", e -> e.signal(unique("nobody")))
                .done());
        long waiting = start(catching);
        awaitElement(waiting, "wait", ElementInstanceState.ACTIVE, 1);

        long instance = start(process, Map.of("a", 4));

        assertThat(job(work).getVariablesAsMap()).containsExactly(Map.entry("taken", 41));
        ActivatedJob last = job(after);
        assertThat(last.getVariablesAsMap()).containsExactly(Map.entry("a", 4));
        complete(last);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A signal triggers an event sub-process; an interrupting one ends what else runs in its scope")
    @Promise(PAGES + "event-subprocesses/")
    void signalToEventSubProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "handler",
                        h -> h.startEvent("caught", s -> s.interrupting(true).signal(signal))
                                .serviceTask("two", t -> t.zeebeJobType(other))
                                .endEvent())
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process);
        job(work);

        broadcast(Map.of("told", 3));

        ActivatedJob handle = job(other);
        assertThat(handle.getVariablesAsMap()).containsEntry("told", 3);
        complete(handle);
        awaitCompleted(instance);
        awaitElement(instance, "one", ElementInstanceState.TERMINATED, 1);
    }

    @Test
    @DisplayName("A send task, a message throw event and a message end event are jobs: a worker sends the message")
    @Promise(PAGES + "message-events/#message-throw-events")
    void sends() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .sendTask("task", t -> t.zeebeJobType(work).zeebeTaskHeader("to", "ward"))
                .intermediateThrowEvent(
                        "throw",
                        e -> e.zeebeJobType(work)
                                .zeebeOutputExpression("receipt", "kept")
                                .messageEventDefinition())
                .endEvent("end", e -> e.zeebeJobType(work).messageEventDefinition())
                .done());
        long instance = start(process);

        ActivatedJob task = job(work);
        assertThat(task.getElementId()).isEqualTo("task");
        assertThat(task.getCustomHeaders()).containsEntry("to", "ward");
        complete(task);
        ActivatedJob thrown = job(work);
        assertThat(thrown.getElementId()).isEqualTo("throw");
        complete(thrown, Map.of("receipt", 7));
        ActivatedJob end = job(work);
        assertThat(end.getElementId()).isEqualTo("end");
        assertThat(end.getVariablesAsMap()).containsEntry("kept", 7);
        complete(end);

        awaitCompleted(instance);
        for (String element : List.of("task", "throw", "end")) {
            awaitElement(instance, element, ElementInstanceState.COMPLETED, 1);
        }
    }

    @Test
    @DisplayName(
            "A link goes on at the event that catches it, as if a sequence flow led there; several may lead to one")
    @Promise(LINK)
    void links() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .exclusiveGateway("choice")
                .conditionExpression("x = 1")
                .intermediateThrowEvent("one", e -> e.link("there"))
                .moveToLastExclusiveGateway()
                .conditionExpression("x = 2")
                .intermediateThrowEvent("two", e -> e.link("there"))
                .moveToProcess(process)
                .linkCatchEvent("there")
                .link("there")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done();
        deploy(model);
        for (int x = 1; x <= 2; x++) {
            long instance = start(process, Map.of("x", x));
            complete(job(after));
            awaitCompleted(instance);
            assertThat(completed(instance, x == 1 ? "one" : "two")).isEqualTo(1);
            assertThat(completed(instance, "there")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A link that nothing catches is refused at deployment")
    @Promise(LINK)
    void linkToNowhere() {
        BpmnModelInstance model = Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateThrowEvent("nowhere", e -> e.link("nowhere"))
                .done();

        assertThatThrownBy(() -> deploy(model)).isInstanceOf(RefusedAtDeployment.class);
    }

    @Test
    @DisplayName("A none intermediate event is passed")
    @Promise(PAGES + "none-events/")
    void passes() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateThrowEvent("passed")
                .endEvent()
                .done());
        long instance = start(process);

        awaitCompleted(instance);
        assertThat(completed(instance, "passed")).isEqualTo(1);
    }

    @Test
    @DisplayName("Compensation undoes what was done")
    @Promise(value = PAGES + "compensation-events/", refusal = "compensation is not supported")
    void compensates() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "book",
                        t -> t.zeebeJobType(work)
                                .boundaryEvent("undo")
                                .compensation(c -> c.serviceTask("cancel").zeebeJobType(other)))
                .endEvent("compensate", e -> e.compensateEventDefinition())
                .done());
        long instance = start(process);
        complete(job(work));

        complete(job(other));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A conditional event fires when its condition comes true")
    @Promise(value = PAGES + "conditional-events/", refusal = "conditional events are not supported")
    void conditional() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent("wait", e -> e.condition("=x > 1"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process, Map.of("x", 1));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);

        client.newSetVariablesCommand(instance).variables(Map.of("x", 2)).send().join();

        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("What an event sub-process throws is not caught by itself, however deep inside it is thrown")
    @Promise(ESCALATION + "#catching-the-escalation")
    void escalationWithinItsHandler() {
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "handler",
                        h -> h.startEvent("caught", s -> s.interrupting(false).escalation("late"))
                                .subProcess(
                                        "inside",
                                        s -> s.embeddedSubProcess()
                                                .startEvent()
                                                .intermediateThrowEvent("again", e -> e.escalation("late"))
                                                .endEvent())
                                .serviceTask("two", t -> t.zeebeJobType(other))
                                .endEvent())
                .startEvent()
                .intermediateThrowEvent("throw", e -> e.escalation("late"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);

        complete(job(other));
        complete(job(after));

        awaitCompleted(instance);
        assertThat(completed(instance, "handler")).isEqualTo(1);
    }
}
