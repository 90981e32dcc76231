package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sub-processes")
class SubProcessesIT extends ConformanceTest {

    private static final String EMBEDDED = "components/modeler/bpmn/embedded-subprocesses/";
    private static final String BY_EVENT = "components/modeler/bpmn/event-subprocesses/";

    private final String process = unique("scope");
    private final String work = unique("work");
    private final String other = unique("other");
    private final String after = unique("after");

    @Test
    @DisplayName("A sub-process is left when everything in it has ended, and only then")
    @Promise(EMBEDDED)
    void endsWithItsContent() {
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
                                .endEvent())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);
        ActivatedJob last = job(other);

        complete(job(work));
        awaitElement(instance, "one", ElementInstanceState.COMPLETED, 1);
        assertThat(elements(instance, "sub", ElementInstanceState.ACTIVE)).isEqualTo(1);
        assertThat(elements(instance, "after", ElementInstanceState.ACTIVE)).isZero();
        complete(last);

        complete(job(after));
        awaitCompleted(instance);
        assertThat(completed(instance, "sub")).isEqualTo(1);
    }

    @Test
    @DisplayName("Input mappings make variables for all inside; output mappings take out their targets on leaving")
    @Promise(EMBEDDED + "#variable-mappings")
    void maps() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.zeebeInputExpression("a * 2", "inner")
                                .zeebeOutputExpression("inner + 1", "outer")
                                .embeddedSubProcess()
                                .startEvent()
                                .serviceTask("one", t -> t.zeebeJobType(work))
                                .endEvent())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("a", 2));

        ActivatedJob job = job(work);
        assertThat(job.getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "inner", 4));
        complete(job, Map.of("inner", 10));

        assertThat(job(after).getVariablesAsMap()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 2, "outer", 11));
    }

    @Test
    @DisplayName("An interrupting boundary event ends everything inside, in nested sub-processes too")
    @Promise(EMBEDDED + "#boundary-events")
    void interrupted() {
        String message = unique("stop");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "outer",
                        s -> s.embeddedSubProcess()
                                .startEvent()
                                .subProcess(
                                        "inner",
                                        i -> i.embeddedSubProcess()
                                                .startEvent()
                                                .serviceTask("one", t -> t.zeebeJobType(work))
                                                .endEvent())
                                .endEvent())
                .boundaryEvent(
                        "stop",
                        b -> b.cancelActivity(true)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("outer")
                .endEvent()
                .done());
        long instance = start(process);
        ActivatedJob job = job(work);

        publish(message, "k", Duration.ofHours(1), Map.of());

        complete(job(after));
        awaitCompleted(instance);
        awaitElement(instance, "inner", ElementInstanceState.TERMINATED, 1);
        awaitElement(instance, "one", ElementInstanceState.TERMINATED, 1);
        assertThat(refusal(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A non-interrupting boundary event leaves what is inside running")
    @Promise(EMBEDDED + "#boundary-events")
    void notInterrupted() {
        String message = unique("tell");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.embeddedSubProcess()
                                .startEvent()
                                .serviceTask("one", t -> t.zeebeJobType(work))
                                .endEvent())
                .boundaryEvent(
                        "tell",
                        b -> b.cancelActivity(false)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("sub")
                .endEvent()
                .done());
        long instance = start(process);
        ActivatedJob job = job(work);

        publish(message, "k", Duration.ofHours(1), Map.of("told", 1));

        assertThat(job(after).getVariablesAsMap()).containsEntry("told", 1);
        complete(job);
        awaitElement(instance, "sub", ElementInstanceState.COMPLETED, 1);
    }

    @Test
    @DisplayName("An event sub-process catches an error of its scope and ends what else runs there")
    @Promise(BY_EVENT)
    void byError() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess("outer", outer -> {
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "handler",
                                    h -> h.startEvent(
                                                    "caught",
                                                    s -> s.interrupting(true).error("refused"))
                                            .serviceTask("handle", t -> t.zeebeJobType(other))
                                            .endEvent());
                    outer.embeddedSubProcess()
                            .startEvent()
                            .serviceTask("one", t -> t.zeebeJobType(work))
                            .endEvent();
                })
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process);

        throwError(job(work), "refused");

        complete(job(other));
        complete(job(after));
        awaitCompleted(instance);
        awaitElement(instance, "one", ElementInstanceState.TERMINATED, 1);
        awaitElement(instance, "outer", ElementInstanceState.COMPLETED, 1);
        soon(() -> assertThat(client.newElementInstanceSearchRequest()
                        .filter(f -> f.processInstanceKey(instance).type(ElementInstanceType.EVENT_SUB_PROCESS))
                        .send()
                        .join()
                        .items())
                .extracting(ElementInstance::getElementId)
                .containsExactly("handler"));
    }

    @Test
    @DisplayName("An event sub-process sees and changes the local variables of the scope that it is in")
    @Promise(BY_EVENT + "#variables")
    void changesItsScope() {
        String message = unique("tell");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess("outer", outer -> {
                    outer.zeebeInputExpression("1", "local");
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "handler",
                                    h -> h.startEvent(
                                                    "told",
                                                    s -> s.interrupting(false)
                                                            .message(m -> m.name(message)
                                                                    .zeebeCorrelationKeyExpression("\"k\""))
                                                            .zeebeOutputExpression("text", "note"))
                                            .serviceTask("handle", t -> t.zeebeJobType(other))
                                            .endEvent());
                    outer.embeddedSubProcess()
                            .startEvent()
                            .serviceTask("one", t -> t.zeebeJobType(work))
                            .serviceTask("two", t -> t.zeebeJobType(work))
                            .endEvent();
                })
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process);
        ActivatedJob first = job(work);

        publish(message, "k", Duration.ofHours(1), Map.of("text", "hello", "more", 1));

        ActivatedJob handle = job(other);
        assertThat(handle.getVariablesAsMap())
                .containsEntry("local", 1)
                .containsEntry("note", "hello")
                .doesNotContainKey("more");
        complete(handle, Map.of("local", 2));
        complete(first);
        ActivatedJob second = job(work);
        assertThat(second.getVariablesAsMap()).containsEntry("local", 2);
        complete(second);
        assertThat(job(after).getVariablesAsMap()).doesNotContainKeys("local", "more");
    }

    @Test
    @DisplayName("A process with a running event sub-process ends when that has ended, too")
    @Promise(BY_EVENT)
    void processWaits() {
        String message = unique("tell");
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "handler",
                        h -> h.startEvent(
                                        "told",
                                        s -> s.interrupting(false)
                                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                                .serviceTask("handle", t -> t.zeebeJobType(other))
                                .endEvent())
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent("end")
                .done());
        long instance = start(process);
        ActivatedJob job = job(work);
        publish(message, "k", Duration.ofHours(1), Map.of());
        ActivatedJob handle = job(other);

        complete(job);
        awaitElement(instance, "end", ElementInstanceState.COMPLETED, 1);
        assertActive(instance);
        complete(handle);

        awaitCompleted(instance);
    }

    /** A sub-process that a message interrupts, beside an event sub-process that catches every error. */
    private BpmnModelInstance interrupted(String message) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess("outer", outer -> {
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "told",
                                    h -> h.startEvent(
                                                    "by-message",
                                                    s -> s.interrupting(true)
                                                            .message(m -> m.name(message)
                                                                    .zeebeCorrelationKeyExpression("\"k\"")))
                                            .serviceTask("handle", t -> t.zeebeJobType(other))
                                            .endEvent("throw", e -> e.error("refused")));
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "caught",
                                    h -> h.startEvent(
                                                    "by-error",
                                                    s -> s.interrupting(true).error("refused"))
                                            .serviceTask("never", t -> t.zeebeJobType(after))
                                            .endEvent());
                    outer.embeddedSubProcess()
                            .startEvent()
                            .serviceTask("one", t -> t.zeebeJobType(work))
                            .endEvent();
                })
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("Of the interrupting event sub-processes of a scope one is triggered: an error in it is for no other")
    @Promise(BY_EVENT + "#event-subprocess-start-event")
    void onlyOneInterrupts() {
        String message = unique("tell");
        deploy(interrupted(message));
        long instance = start(process);
        job(work);
        publish(message, "k", Duration.ofHours(1), Map.of());

        complete(job(other));

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getElementId()).isEqualTo("throw");
        assertNoJob(after);
    }

    @Test
    @DisplayName("An error thrown by a worker in an interrupting event sub-process is caught further out")
    @Promise(BY_EVENT + "#event-subprocess-start-event")
    void errorInEventSubProcess() {
        String message = unique("tell");
        BpmnModelInstance model = interrupted(message);
        deploy(((SubProcess) model.getModelElementById("outer"))
                .builder()
                .boundaryEvent("edge", b -> b.error("refused"))
                .serviceTask("mend", t -> t.zeebeJobType(work + "-mend"))
                .endEvent()
                .done());
        long instance = start(process);
        job(work);
        publish(message, "k", Duration.ofHours(1), Map.of());

        throwError(job(other), "refused");

        complete(job(work + "-mend"));
        awaitCompleted(instance);
        assertThat(elements(instance, "caught", ElementInstanceState.COMPLETED)).isZero();
    }
}
