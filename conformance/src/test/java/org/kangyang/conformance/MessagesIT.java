package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Messages")
class MessagesIT extends ConformanceTest {

    private static final String CONCEPT = "components/concepts/messages/";
    private static final String EVENTS = "components/modeler/bpmn/message-events/";
    private static final Duration HOUR = Duration.ofHours(1);

    private final String process = unique("message");
    private final String message = unique("arrived");
    private final String work = unique("work");

    /** Waits for the message with the key of variable {@code key}, then for a job. */
    private BpmnModelInstance waiting(String id) {
        return Bpmn.createExecutableProcess(id)
                .startEvent()
                .intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    private BpmnModelInstance startedByMessage(String id) {
        return Bpmn.createExecutableProcess(id)
                .startEvent("start")
                .message(message)
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A message's name is text: nothing in it but FEEL is evaluated")
    @Promise(EVENTS + "#messages")
    void nameIsText() {
        String first = message + " ${1 + 1} '#{";
        String second = message + " #{execution.id} \\";
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .message(first)
                .intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(second).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());

        publish(first, null, Duration.ZERO, Map.of("key", "k"));
        publish(second, "k", HOUR, Map.of("told", "你好"));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", "你好");
    }

    @Test
    @DisplayName("A message published before anybody waits is kept for its time to live and reaches who comes to wait")
    @Promise(CONCEPT + "#message-buffering")
    void isBuffered() {
        deploy(waiting(process));
        publish(message, "k", HOUR, Map.of("told", "你好"));

        start(process, Map.of("key", "k"));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", "你好");
    }

    @Test
    @DisplayName("A message without time to live that nobody waits for is gone")
    @Promise(CONCEPT + "#message-buffering")
    void isNotBuffered() {
        deploy(waiting(process));
        publish(message, "k", Duration.ZERO, Map.of("told", "first"));

        long instance = start(process, Map.of("key", "k"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        assertNoJob(work);

        publish(message, "k", Duration.ZERO, Map.of("told", "second"));
        assertThat(job(work).getVariablesAsMap()).containsEntry("told", "second");
    }

    @Test
    @DisplayName(
            "A second message with the id of one that is still buffered is refused; with another name or key it is not")
    @Promise(CONCEPT + "#message-uniqueness")
    void isDeduplicated() {
        String id = unique("id");
        publishWithId(message, "k", id);

        ProblemException refused = refusal(() -> {
            publishWithId(message, "k", id);
            return null;
        });

        assertThat(refused.code()).isEqualTo(409);
        publishWithId(message, "other", id);
        publishWithId(unique("another"), "k", id);
        publishWithId(message, "k", unique("id"));
    }

    @Test
    @DisplayName("An id may be used again once the message with it is no longer buffered")
    @Promise(CONCEPT + "#message-uniqueness")
    void idIsFreeAgain() {
        deploy(waiting(process));
        String id = unique("id");
        for (int i = 0; i < 2; i++) {
            client.newPublishMessageCommand()
                    .messageName(message)
                    .correlationKey("k")
                    .messageId(id)
                    .timeToLive(Duration.ZERO)
                    .send()
                    .join();
        }
    }

    private void publishWithId(String name, String key, String id) {
        client.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(key)
                .messageId(id)
                .timeToLive(HOUR)
                .send()
                .join();
    }

    @Test
    @DisplayName("One message reaches every process that waits for it, but only one instance of each")
    @Promise(CONCEPT + "#message-cardinality")
    void reachesEveryProcessOnce() {
        String second = unique("message");
        deploy(waiting(process));
        deploy(waiting(second));
        List<Long> all = List.of(
                start(process, Map.of("key", "k")),
                start(process, Map.of("key", "k")),
                start(second, Map.of("key", "k")));
        all.forEach(instance -> awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1));

        publish(message, "k", HOUR, Map.of());

        assertThat(jobs(work, 2)).extracting(job -> job.getBpmnProcessId()).containsExactlyInAnyOrder(process, second);
        assertNoJob(work);
    }

    @Test
    @DisplayName("A buffered message that reached an instance does not reach another one of the same process")
    @Promise(CONCEPT + "#message-cardinality")
    void bufferedReachesProcessOnce() {
        deploy(waiting(process));
        publish(message, "k", HOUR, Map.of());
        start(process, Map.of("key", "k"));
        job(work);

        long next = start(process, Map.of("key", "k"));

        awaitElement(next, "wait", ElementInstanceState.ACTIVE, 1);
        assertNoJob(work);
    }

    @Test
    @DisplayName("A process is one process in all its versions: a message reaches an instance of one of them")
    @Promise(CONCEPT + "#message-cardinality")
    void reachesOneVersion() {
        deploy(waiting(process));
        long old = start(process, Map.of("key", "k"));
        BpmnModelInstance next = waiting(process);
        next.<io.camunda.zeebe.model.bpmn.instance.FlowNode>getModelElementById("work")
                .setName("another version");
        deploy(next);
        long young = start(process, Map.of("key", "k"));
        List.of(old, young).forEach(instance -> awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1));

        publish(message, "k", HOUR, Map.of());
        long first = job(work).getProcessInstanceKey();
        assertNoJob(work);

        publish(message, "k", HOUR, Map.of());
        assertThat(List.of(first, job(work).getProcessInstanceKey())).containsExactlyInAnyOrder(old, young);
    }

    @Test
    @DisplayName("An id stays taken for its message's time to live, though the message has reached somebody")
    @Promise(CONCEPT + "#message-uniqueness")
    void idStaysTaken() {
        deploy(waiting(process));
        start(process, Map.of("key", "k"));
        String id = unique("id");
        publishWithId(message, "k", id);
        job(work);

        ProblemException refused = refusal(() -> {
            publishWithId(message, "k", id);
            return null;
        });

        assertThat(refused.code()).isEqualTo(409);
    }

    @Test
    @DisplayName("An event-based gateway takes a message that was buffered before it was reached")
    @Promise("components/modeler/bpmn/event-based-gateways/")
    void gatewayTakesBuffered() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .eventBasedGateway("choice")
                .intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToLastGateway()
                .intermediateCatchEvent("late", e -> e.timerWithDuration("PT5H"))
                .endEvent()
                .done());
        publish(message, "k", HOUR, Map.of("told", "你好"));

        long instance = start(process, Map.of("key", "k"));
        ActivatedJob job = job(work);

        assertThat(job.getVariablesAsMap()).containsEntry("told", "你好");
        complete(job);
        awaitCompleted(instance);
        assertThat(completed(instance, "late")).isZero();
    }

    @Test
    @DisplayName("Buffered messages are taken in the order in which they were published")
    @Promise(CONCEPT + "#message-buffering")
    void keepsOrder() {
        deploy(waiting(process));
        IntStream.range(0, 5).forEach(n -> publish(message, "k", HOUR, Map.of("n", n)));

        for (int n = 0; n < 5; n++) {
            start(process, Map.of("key", "k"));
            assertThat(job(work).getVariablesAsMap()).containsEntry("n", n);
        }
    }

    @Test
    @DisplayName("Only who waits with the message's correlation key gets it")
    @Promise(CONCEPT + "#message-subscriptions")
    void heedsTheKey() {
        deploy(waiting(process));
        long mine = start(process, Map.of("key", "mine"));
        long other = start(process, Map.of("key", "other"));
        awaitElement(other, "wait", ElementInstanceState.ACTIVE, 1);

        publish(message, "mine", HOUR, Map.of());

        assertThat(job(work).getProcessInstanceKey()).isEqualTo(mine);
        assertNoJob(work);
    }

    @Test
    @DisplayName("A correlation key that is a whole number is found by its digits")
    @Promise(CONCEPT + "#message-subscriptions")
    void numberIsKey() {
        deploy(waiting(process));
        start(process, Map.of("key", 4711));

        publish(message, "4711", HOUR, Map.of());

        job(work);
    }

    @Test
    @DisplayName("The empty text is a key like others for who waits")
    @Promise(CONCEPT + "#message-correlation-overview")
    void emptyIsKey() {
        deploy(waiting(process));
        start(process, Map.of("key", ""));

        publish(message, "", HOUR, Map.of("told", true));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", true);
    }

    @Test
    @DisplayName("A subscription keeps name and key it was opened with, though the variable changes")
    @Promise(CONCEPT + "#message-subscriptions")
    void subscriptionStays() {
        deploy(waiting(process));
        long instance = start(process, Map.of("key", "before"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        client.newSetVariablesCommand(instance)
                .variables(Map.of("key", "after"))
                .send()
                .join();

        publish(message, "after", HOUR, Map.of("told", "wrong"));
        publish(message, "before", HOUR, Map.of("told", "right"));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", "right");
    }

    @Test
    @DisplayName("The message's name may be an expression, evaluated when the element is entered")
    @Promise(CONCEPT + "#message-subscriptions")
    void nameIsExpression() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent(
                        "wait",
                        e -> e.message(
                                m -> m.nameExpression("prefix + \"-done\"").zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        start(process, Map.of("key", "k", "prefix", message));

        publish(message + "-done", "k", HOUR, Map.of());

        job(work);
    }

    @Test
    @DisplayName("A correlation key that is null is an incident, and goes on once it has a value")
    @Promise("components/concepts/incidents/")
    void keyIsNull() {
        deploy(waiting(process));
        long instance = start(process, java.util.Collections.singletonMap("key", null));

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("wait");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("key", "k"))
                .send()
                .join();
        resolve(incident);
        publish(message, "k", HOUR, Map.of());

        job(work);
    }

    @Test
    @DisplayName("A message starts an instance and gives it its variables")
    @Promise(EVENTS + "#message-start-events")
    void startsInstance() {
        deploy(startedByMessage(process));

        publish(message, null, Duration.ZERO, Map.of("told", List.of(1, 2)));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", List.of(1, 2));
    }

    @Test
    @DisplayName(
            "With a correlation key one instance is active; the next buffered message starts another when it has ended")
    @Promise(CONCEPT + "#message-cardinality")
    void startsOneAtATime() {
        deploy(startedByMessage(process));
        publish(message, "k", HOUR, Map.of("n", 1));
        publish(message, "k", HOUR, Map.of("n", 2));
        publish(message, "other", HOUR, Map.of("n", 3));

        var first = jobs(work, 2);
        assertThat(first).extracting(job -> job.getVariablesAsMap().get("n")).containsExactlyInAnyOrder(1, 3);
        assertNoJob(work);
        first.stream().filter(job -> job.getVariablesAsMap().get("n").equals(1)).forEach(this::complete);

        assertThat(job(work).getVariablesAsMap()).containsEntry("n", 2);
    }

    @Test
    @DisplayName("With a correlation key the next instance also starts when the one before was cancelled")
    @Promise(CONCEPT + "#message-cardinality")
    void startsAfterCancellation() {
        deploy(startedByMessage(process));
        publish(message, "k", HOUR, Map.of("n", 1));
        publish(message, "k", HOUR, Map.of("n", 2));
        long first = job(work).getProcessInstanceKey();

        client.newCancelInstanceCommand(first).send().join();

        assertThat(job(work).getVariablesAsMap()).containsEntry("n", 2);
    }

    @Test
    @DisplayName(
            "With a correlation key and no time to live a message is dropped while an instance of that key is active")
    @Promise(CONCEPT + "#single-instance")
    void startsOneOnly() {
        deploy(startedByMessage(process));
        publish(message, "k", Duration.ZERO, Map.of("n", 1));
        publish(message, "k", Duration.ZERO, Map.of("n", 2));

        complete(job(work));

        assertNoJob(work);
    }

    @Test
    @DisplayName("A message starts an instance with its key and reaches instances that wait for it, each process once")
    @Promise(CONCEPT + "#message-aggregator")
    void aggregates() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .message(m -> m.name(message).zeebeCorrelationKeyExpression("key"))
                .intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        publish(message, "k", HOUR, Map.of("key", "k", "n", 1));
        publish(message, "k", HOUR, Map.of("key", "k", "n", 2));

        assertThat(job(work).getVariablesAsMap()).containsEntry("n", 2);
        assertNoJob(work);
    }

    @Test
    @DisplayName("Without a correlation key every message starts an instance at once")
    @Promise(EVENTS + "#message-start-events")
    void startsManyWithoutKey() {
        deploy(startedByMessage(process));
        IntStream.range(0, 3).forEach(n -> publish(message, null, HOUR, Map.of("n", n)));

        assertThat(jobs(work, 3))
                .extracting(job -> job.getVariablesAsMap().get("n"))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    @DisplayName(
            "A new version's start message replaces the one before: one message starts one instance, of the latest")
    @Promise(EVENTS + "#message-start-events")
    void latestVersionStarts() {
        deploy(startedByMessage(process));
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .message(message)
                .serviceTask("work2", t -> t.zeebeJobType(work))
                .endEvent()
                .done());

        publish(message, null, Duration.ZERO, Map.of());

        assertThat(job(work).getElementId()).isEqualTo("work2");
        assertNoJob(work);
    }

    @Test
    @DisplayName("The correlation call answers with the instance that got the message")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/correlate-message/")
    void correlates() {
        deploy(waiting(process));
        long instance = start(process, Map.of("key", "k"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);

        long found = client.newCorrelateMessageCommand()
                .messageName(message)
                .correlationKey("k")
                .variables(Map.of("told", true))
                .send()
                .join()
                .getProcessInstanceKey();

        assertThat(found).isEqualTo(instance);
        assertThat(job(work).getVariablesAsMap()).containsEntry("told", true);
    }

    @Test
    @DisplayName("The correlation call starts an instance and answers with it")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/correlate-message/")
    void correlatesToStart() {
        deploy(startedByMessage(process));

        long started = client.newCorrelateMessageCommand()
                .messageName(message)
                .withoutCorrelationKey()
                .send()
                .join()
                .getProcessInstanceKey();

        assertThat(job(work).getProcessInstanceKey()).isEqualTo(started);
    }

    @Test
    @DisplayName("The correlation call answers 404 where nobody waits, and keeps nothing")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/correlate-message/")
    void correlatesToNobody() {
        deploy(waiting(process));

        ProblemException refused = refusal(() -> client.newCorrelateMessageCommand()
                .messageName(message)
                .correlationKey("k")
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(404);
        long instance = start(process, Map.of("key", "k"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        assertNoJob(work);
    }

    @Test
    @DisplayName("An interrupting boundary event ends its activity; its job is gone")
    @Promise(EVENTS + "#message-boundary-events")
    void interrupts() {
        String after = unique("after");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent(
                        "caught",
                        b -> b.cancelActivity(true).message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        var job = job(work);

        publish(message, "k", HOUR, Map.of("told", 1));

        assertThat(job(after).getVariablesAsMap()).containsEntry("told", 1);
        assertThat(refusal(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(404);
        awaitElement(instance, "work", ElementInstanceState.TERMINATED, 1);
    }

    @Test
    @DisplayName("A non-interrupting boundary event leaves its activity and takes every message")
    @Promise(EVENTS + "#message-boundary-events")
    void doesNotInterrupt() {
        String beside = unique("beside");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent(
                        "caught",
                        b -> b.cancelActivity(false)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("beside", t -> t.zeebeJobType(beside))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        var job = job(work);

        publish(message, "k", HOUR, Map.of());
        publish(message, "k", HOUR, Map.of());

        jobs(beside, 2).forEach(this::complete);
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A receive task waits for its message")
    @Promise("components/modeler/bpmn/receive-tasks/")
    void receives() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .receiveTask("wait", t -> t.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);

        publish(message, "k", HOUR, Map.of("told", "x"));

        assertThat(job(work).getVariablesAsMap()).containsEntry("told", "x");
    }

    @Test
    @DisplayName(
            "An event-based gateway goes the way of the event that comes first, and no longer waits for the others")
    @Promise("components/modeler/bpmn/event-based-gateways/")
    void gatewayTakesTheFirst() {
        String other = unique("other");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .eventBasedGateway("choice")
                .intermediateCatchEvent(
                        "one", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToLastGateway()
                .intermediateCatchEvent("two", e -> e.message(m -> m.name(other).zeebeCorrelationKeyExpression("key")))
                .endEvent()
                .moveToLastGateway()
                .intermediateCatchEvent("late", e -> e.timerWithDuration("PT1H"))
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        awaitElement(instance, "choice", ElementInstanceState.ACTIVE, 1);

        publish(message, "k", Duration.ZERO, Map.of());
        var job = job(work);

        assertThat(refusal(() -> client.newCorrelateMessageCommand()
                                .messageName(other)
                                .correlationKey("k")
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An interrupting event sub-process of the process ends what else runs")
    @Promise("components/modeler/bpmn/event-subprocesses/")
    void eventSubProcessInterrupts() {
        String inside = unique("inside");
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "sub",
                        sub -> sub.startEvent(
                                        "caught",
                                        s -> s.interrupting(true)
                                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                                .serviceTask("inside", t -> t.zeebeJobType(inside))
                                .endEvent())
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        job(work);

        publish(message, "k", HOUR, Map.of("told", 2));

        var job = job(inside);
        assertThat(job.getVariablesAsMap()).containsEntry("told", 2);
        awaitElement(instance, "work", ElementInstanceState.TERMINATED, 1);
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName(
            "A non-interrupting event sub-process of an embedded sub-process runs beside it, once for each message")
    @Promise("components/modeler/bpmn/event-subprocesses/")
    void eventSubProcessInside() {
        String inside = unique("inside");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess("outer", outer -> {
                    outer.embeddedSubProcess()
                            .eventSubProcess(
                                    "sub",
                                    sub -> sub.startEvent(
                                                    "caught",
                                                    s -> s.interrupting(false)
                                                            .message(m -> m.name(message)
                                                                    .zeebeCorrelationKeyExpression("key")))
                                            .serviceTask("inside", t -> t.zeebeJobType(inside))
                                            .endEvent());
                    outer.embeddedSubProcess()
                            .startEvent()
                            .serviceTask("work", t -> t.zeebeJobType(work))
                            .endEvent();
                })
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        var job = job(work);

        publish(message, "k", HOUR, Map.of());
        publish(message, "k", HOUR, Map.of());

        jobs(inside, 2).forEach(this::complete);
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("What no longer waits because its element was left does not get the message")
    @Promise(CONCEPT + "#message-subscriptions")
    void subscriptionEndsWithItsElement() {
        String after = unique("after");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent(
                        "caught",
                        b -> b.cancelActivity(true).message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                .endEvent()
                .moveToActivity("work")
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        long instance = start(process, Map.of("key", "k"));
        complete(job(work));
        var last = job(after);

        assertThat(refusal(() -> client.newCorrelateMessageCommand()
                                .messageName(message)
                                .correlationKey("k")
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
        complete(last);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A message's output mappings let out their targets only")
    @Promise("components/concepts/variables/#output-mappings")
    void mapsOut() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent(
                        "wait",
                        e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key"))
                                .zeebeOutputExpression("told + 1", "next"))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        start(process, Map.of("key", "k"));
        publish(message, "k", HOUR, Map.of("told", 1, "other", 2));

        assertThat(job(work).getVariablesAsMap()).containsEntry("next", 2).doesNotContainKeys("told", "other");
    }
}
