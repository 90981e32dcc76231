package org.kangyang.engine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.kangyang.engine.Models.boundary;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.catching;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.eventSubProcess;
import static org.kangyang.engine.Models.flows;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.message;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.timer;
import static org.kangyang.engine.Models.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.Models;
import org.kangyang.engine.runtime.ErrorType;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages: buffered, correlated, once per process; starts by message; event sub-processes of a process. */
@CoreTest
class MessagesIT {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    EngineDriver engine;

    @Autowired
    OperatonMessages messages;

    private static Models waits(String id, String messageName) {
        return process(id)
                .message("m", messageName, "=key")
                .add(start("start"), catching("x", message("m")), end("end"))
                .flow("start -> x -> end");
    }

    private long open(String processId) {
        return engine.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .count();
    }

    private void awaitWaiting(String instance, String element) {
        await().untilAsserted(() -> assertThat(engine.engine
                        .getRuntimeService()
                        .createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .activityId(element)
                        .count())
                .isPositive());
    }

    @Test
    void a_message_published_before_anything_waits_is_delivered_when_it_does() {
        engine.deploy(waits("buffered", "buffered-m"));
        engine.publish("buffered-m", "K1", HOUR, Map.of("v", 1));
        String instance = engine.start("buffered", Map.of("key", "K1")).getId();
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("v", 1);
    }

    @Test
    void a_message_without_time_to_live_is_gone_when_nothing_waits() {
        engine.deploy(waits("unbuffered", "unbuffered-m"));
        engine.publish("unbuffered-m", "K1", Duration.ZERO, Map.of());
        String instance = engine.start("unbuffered", Map.of("key", "K1")).getId();
        awaitWaiting(instance, "x");
        engine.publish("unbuffered-m", "K1", Duration.ZERO, Map.of());
        engine.awaitEnd(instance);
    }

    @Test
    void a_message_expires() {
        engine.deploy(waits("expires", "expires-m"));
        engine.publish("expires-m", "K1", HOUR, Map.of());
        engine.clock.add(Duration.ofMinutes(61));
        try {
            String instance = engine.start("expires", Map.of("key", "K1")).getId();
            awaitWaiting(instance, "x");
            messages.sweep();
            assertThat(open("expires")).isOne();
            engine.correlate("expires-m", "K1", Map.of());
            engine.awaitEnd(instance);
        } finally {
            engine.clock.reset();
        }
    }

    @Test
    void one_message_reaches_every_waiting_process_and_one_instance_of_each() {
        engine.deploy(waits("every-a", "every-m"), waits("every-b", "every-m"));
        List<String> waiting = new ArrayList<>();
        for (String id : List.of("every-a", "every-a", "every-b")) {
            waiting.add(engine.start(id, Map.of("key", 7)).getId());
        }
        waiting.forEach(i -> awaitWaiting(i, "x"));
        engine.publish("every-m", "7", HOUR, Map.of());
        await().untilAsserted(() -> {
            assertThat(open("every-a")).isOne();
            assertThat(open("every-b")).isZero();
        });
        messages.sweep();
        assertThat(open("every-a")).isOne();
    }

    @Test
    void a_kept_message_of_the_same_id_is_refused_until_it_expires() {
        messages.publish("same-id", "K", HOUR, "id-1", Map.of());
        assertThatThrownBy(() -> messages.publish("same-id", "K", HOUR, "id-1", Map.of()))
                .isInstanceOf(Messages.MessageAlreadyPublished.class);
        messages.publish("same-id", "other", HOUR, "id-1", Map.of());
        engine.clock.add(Duration.ofMinutes(61));
        try {
            messages.publish("same-id", "K", HOUR, "id-1", Map.of());
        } finally {
            engine.clock.reset();
        }
    }

    @Test
    void correlation_finds_nothing_and_says_so() {
        assertThatThrownBy(() -> messages.correlate("nobody-waits", "K", Map.of()))
                .isInstanceOf(Messages.MessageNotCorrelated.class);
    }

    @Test
    void one_instance_per_key_is_started_and_the_next_kept_message_when_it_ends() {
        engine.deploy(process("starts-once")
                .message("m", "starts-once-m", null)
                .add(
                        "<bpmn:startEvent id='start'>" + message("m") + "</bpmn:startEvent>",
                        job("x", "starts-once.x"),
                        end("end"))
                .flow("start -> x -> end"));
        engine.publish("starts-once-m", "K", HOUR, Map.of("n", 1));
        engine.publish("starts-once-m", "K", HOUR, Map.of("n", 2));
        engine.publish("starts-once-m", "other", HOUR, Map.of("n", 3));
        assertThat(open("starts-once")).isEqualTo(2);
        assertThatThrownBy(() -> messages.correlate("starts-once-m", "K", Map.of()))
                .isInstanceOf(Messages.MessageNotCorrelated.class);
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var job = engine.lock("starts-once.x");
            seen.add(job.getVariables().get("n"));
            engine.engine.getExternalTaskService().complete(job.getId(), "test");
        }
        await().untilAsserted(() -> assertThat(open("starts-once")).isZero());
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void a_cancelled_instance_frees_its_key_too() {
        engine.deploy(process("starts-cancel")
                .message("m", "starts-cancel-m", null)
                .add("<bpmn:startEvent id='start'>" + message("m") + "</bpmn:startEvent>", user("x"), end("end"))
                .flow("start -> x -> end"));
        String first = engine.correlate("starts-cancel-m", "K", Map.of());
        engine.task(first);
        engine.publish("starts-cancel-m", "K", HOUR, Map.of());
        engine.engine.getRuntimeService().deleteProcessInstance(first, "cancelled");
        await().untilAsserted(() -> assertThat(open("starts-cancel")).isOne());
    }

    @Test
    void a_start_event_with_outputs_lets_in_only_their_targets() {
        engine.deploy(process("start-mapped")
                .message("m", "start-mapped-m", null)
                .add(
                        "<bpmn:startEvent id='start'>" + Models.extensions(io("out:caseId==id")) + message("m")
                                + "</bpmn:startEvent>",
                        job("x", "start-mapped.x"),
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.correlate("start-mapped-m", "", Map.of("id", "C1", "secret", "s"));
        engine.complete("start-mapped.x", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("caseId", "C1"));
    }

    @Test
    void an_event_sub_process_of_the_process_waits_with_the_instances_own_key() {
        engine.deploy(process("esp-message")
                .message("m", "esp-message-m", "=caseId")
                .add(
                        start("start"),
                        user("x"),
                        end("end"),
                        eventSubProcess(
                                "esp",
                                "<bpmn:startEvent id='s'>" + message("m") + "</bpmn:startEvent>",
                                end("closed"),
                                flows("s -> closed")))
                .flow("start -> x -> end"));
        ProcessInstance one = engine.start("esp-message", Map.of("caseId", "C1"));
        ProcessInstance two = engine.start("esp-message", Map.of("caseId", "C2"));
        engine.task(one.getId());
        engine.task(two.getId());
        assertThat(engine.correlate("esp-message-m", "C2", Map.of("why", "moved")))
                .isEqualTo(two.getId());
        engine.awaitEnd(two.getId());
        assertThat(engine.kept(two.getId())).containsEntry("why", "moved");
        assertThat(open("esp-message")).isOne();
    }

    @Test
    void an_event_sub_process_that_does_not_interrupt_may_run_again_and_again() {
        engine.deploy(process("esp-again")
                .message("m", "esp-again-m", "=caseId")
                .add(
                        start("start"),
                        user("x"),
                        end("end"),
                        eventSubProcess(
                                "esp",
                                "<bpmn:startEvent id='s' isInterrupting='false'>"
                                        + Models.extensions(io("out:note==text")) + message("m") + "</bpmn:startEvent>",
                                job("react", "esp-again.react"),
                                end("e"),
                                flows("s -> react -> e")))
                .flow("start -> x -> end"));
        String instance = engine.start("esp-again", Map.of("caseId", "C1")).getId();
        engine.task(instance);
        engine.correlate("esp-again-m", "C1", Map.of("text", "a"));
        engine.complete("esp-again.react", Map.of());
        engine.correlate("esp-again-m", "C1", Map.of("text", "b"));
        engine.complete("esp-again.react", Map.of());
        engine.submit(engine.task(instance), Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("note", "b").doesNotContainKey("text");
    }

    @Test
    void a_correlation_key_that_is_null_is_an_incident_at_the_element() {
        engine.deploy(waits("key-null", "key-null-m"));
        String instance = engine.start("key-null", Map.of()).getId();
        engine.assertIncident(instance, "x", ErrorType.EXTRACT_VALUE_ERROR);
    }

    @Test
    void the_key_of_a_boundary_event_may_come_from_an_input_of_its_task_and_its_outputs_pick() {
        engine.deploy(process("boundary-key")
                .message("m", "boundary-key-m", "=ref")
                .add(
                        start("start"),
                        user("x", io("in:ref==\"R-\" + id")),
                        boundary("note", "x", false, message("m"), io("out:seen==text")),
                        end("end"),
                        end("noted"))
                .flow("start -> x -> end")
                .flow("note -> noted"));
        String instance = engine.start("boundary-key", Map.of("id", "1")).getId();
        engine.task(instance);
        engine.correlate("boundary-key-m", "R-1", Map.of("text", "hello"));
        await().untilAsserted(() -> assertThat(engine.kept(instance)).containsEntry("seen", "hello"));
        engine.submit(engine.task(instance), Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).doesNotContainKey("text");
    }

    @Test
    void an_event_based_gateway_takes_what_comes_first() {
        engine.deploy(process("event-based")
                .message("m", "event-based-m", "=key")
                .add(
                        start("start"),
                        "<bpmn:eventBasedGateway id='wait'/>",
                        catching("told", message("m")),
                        catching("late", timer("timeDuration", "=patience")),
                        end("answered"),
                        end("silent"))
                .flow("start -> wait -> told -> answered")
                .flow("wait -> late -> silent"));
        String told = engine.start("event-based", Map.of("key", "A", "patience", "PT1H"))
                .getId();
        String late = engine.start("event-based", Map.of("key", "B", "patience", "PT1H"))
                .getId();
        awaitWaiting(told, "told");
        awaitWaiting(late, "told");
        engine.correlate("event-based-m", "A", Map.of("v", 1));
        engine.awaitEnd(told);
        assertThat(engine.elements(told)).contains("answered");
        assertThat(engine.kept(told)).containsEntry("v", 1);
        engine.clock.add(Duration.ofMinutes(61));
        try {
            engine.awaitEnd(late);
            assertThat(engine.elements(late)).contains("silent");
        } finally {
            engine.clock.reset();
        }
    }

    @Test
    void a_receive_task_waits_like_a_catch_event() {
        engine.deploy(process("receives")
                .message("m", "receives-m", "=key")
                .add(
                        start("start"),
                        "<bpmn:receiveTask id='x' messageRef='m'>" + Models.extensions(io("out:got==v"))
                                + "</bpmn:receiveTask>",
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start("receives", Map.of("key", "K")).getId();
        awaitWaiting(instance, "x");
        engine.correlate("receives-m", "K", Map.of("v", 5, "w", 6));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("key", "K", "got", 5L));
    }

    @Test
    void none_is_lost_when_publishing_and_waiting_race() throws Exception {
        engine.deploy(waits("race", "race-m"));
        int n = 60;
        List<Future<?>> done = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < n; i++) {
                String key = "R" + i;
                done.add(pool.submit(() -> engine.publish("race-m", key, HOUR, Map.of())));
                done.add(pool.submit(() -> engine.start("race", Map.of("key", key))));
            }
            for (Future<?> f : done) {
                f.get();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(open("race")).isZero());
    }

    @Test
    void the_sweep_delivers_what_a_crash_cut_off() {
        engine.deploy(waits("swept", "swept-m"));
        String instance = engine.start("swept", Map.of("key", "K")).getId();
        awaitWaiting(instance, "x");
        messages.keepOnly("swept-m", "K", HOUR, Map.of("v", 1));
        assertThat(open("swept")).isOne();
        messages.sweep();
        engine.awaitEnd(instance);
    }

    @Test
    void one_that_cannot_be_delivered_keeps_nothing_from_others() {
        engine.deploy(waits("poisoned", "poisoned-m"), waits("healthy", "healthy-m"));
        String poisoned = engine.start("poisoned", Map.of("key", "K")).getId();
        String healthy = engine.start("healthy", Map.of("key", "K")).getId();
        awaitWaiting(poisoned, "x");
        awaitWaiting(healthy, "x");
        messages.keepOnly("poisoned-m", "K", HOUR, Map.of("n".repeat(300), 1));
        messages.keepOnly("healthy-m", "K", HOUR, Map.of());
        messages.sweep();
        engine.awaitEnd(healthy);
        assertThat(open("poisoned")).isOne();
        engine.engine.getRuntimeService().deleteProcessInstance(poisoned, "test");
    }

    @Test
    void a_process_that_cannot_take_it_keeps_it_from_no_other() {
        engine.deploy(waits("takes-it", "takers-m"));
        String broken = startBroken("takes-it-not", "takers-m");
        String whole = engine.start("takes-it", Map.of("key", "K")).getId();
        awaitWaiting(whole, "x");
        engine.publish("takers-m", "K", HOUR, Map.of());
        engine.awaitEnd(whole);
        assertThat(open("takes-it-not")).isOne();
        engine.engine.getRuntimeService().deleteProcessInstance(broken, "test");
    }

    @Test
    void a_suspended_instance_is_passed_by_and_gets_what_is_kept_once_it_goes_on() {
        engine.deploy(waits("rests", "rests-m"), waits("goes-on", "rests-m"));
        String rests = engine.start("rests", Map.of("key", "K")).getId();
        String goesOn = engine.start("goes-on", Map.of("key", "K")).getId();
        awaitWaiting(rests, "x");
        awaitWaiting(goesOn, "x");
        engine.engine.getRuntimeService().suspendProcessInstanceById(rests);
        assertThat(engine.correlate("rests-m", "K", Map.of())).isEqualTo(goesOn);
        engine.publish("rests-m", "K", HOUR, Map.of("v", 1));
        messages.sweep();
        assertThat(open("rests")).isOne();
        engine.engine.getRuntimeService().activateProcessInstanceById(rests);
        messages.sweep();
        engine.awaitEnd(rests);
        assertThat(engine.kept(rests)).containsEntry("v", 1);
    }

    @Test
    void a_suspended_process_is_started_by_what_is_kept_once_it_goes_on() {
        engine.deploy(starts("start-rests", "start-rests-m"));
        engine.engine.getRepositoryService().suspendProcessDefinitionByKey("start-rests");
        assertThatThrownBy(() -> messages.correlate("start-rests-m", "K", Map.of()))
                .isInstanceOf(Messages.MessageNotCorrelated.class);
        engine.publish("start-rests-m", "K", HOUR, Map.of());
        messages.sweep();
        assertThat(open("start-rests")).isZero();
        engine.engine.getRepositoryService().activateProcessDefinitionByKey("start-rests");
        messages.sweep();
        messages.sweep();
        assertThat(open("start-rests")).isOne();
    }

    @Test
    void what_is_not_kept_reaches_all_or_when_that_fails_nobody() {
        engine.deploy(starts("all-or-none-a", "all-or-none-m"), waits("all-or-none-b", "all-or-none-m"));
        String waiting = engine.start("all-or-none-b", Map.of("key", "K")).getId();
        awaitWaiting(waiting, "x");
        String broken = startBroken("all-or-none-c", "all-or-none-m");
        assertThatThrownBy(() -> messages.correlate("all-or-none-m", "K", Map.of()))
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> messages.publish("all-or-none-m", "K", Duration.ZERO, null, Map.of()))
                .hasMessageContaining("broken");
        assertThat(open("all-or-none-a")).isZero();
        assertThat(open("all-or-none-b")).isOne();
        engine.engine.getRuntimeService().deleteProcessInstance(broken, "test");
        engine.publish("all-or-none-m", "K", Duration.ZERO, Map.of());
        engine.awaitEnd(waiting);
        assertThat(open("all-or-none-a")).isOne();
    }

    @Test
    void one_that_ends_what_waits_for_it_too_reaches_only_the_first() {
        engine.deploy(
                waits("ended-child", "ended-m"),
                process("ended-parent")
                        .message("m", "ended-m", "=key")
                        .add(
                                start("start"),
                                call("x", "processId='ended-child'"),
                                boundary("stop", "x", true, message("m")),
                                end("end"),
                                end("stopped"))
                        .flow("start -> x -> end")
                        .flow("stop -> stopped"));
        String parent = engine.start("ended-parent", Map.of("key", "K")).getId();
        await().untilAsserted(() -> assertThat(open("ended-child")).isOne());
        awaitSubscriptions("ended-m::K", 2);
        assertThat(engine.correlate("ended-m", "K", Map.of())).isEqualTo(parent);
        engine.awaitEnd(parent);
        assertThat(engine.elements(parent)).contains("stopped");
    }

    @Test
    void an_accepted_one_is_delivered_late_rather_than_never() {
        engine.deploy(waits("late", "late-m"));
        String instance = engine.start("late", Map.of("key", "K")).getId();
        awaitWaiting(instance, "x");
        messages.keepOnly("late-m", "K", Duration.ofMillis(1), Map.of());
        engine.clock.add(Duration.ofMinutes(5));
        try {
            messages.sweep();
            engine.awaitEnd(instance);
        } finally {
            engine.clock.reset();
        }
    }

    static Stream<Arguments> refused() {
        String longest = "x".repeat(255);
        String tooLong = "x".repeat(256);
        return Stream.of(
                Arguments.of(longest, longest, longest, null),
                Arguments.of(tooLong, "K", "id", "name"),
                Arguments.of("m", tooLong, "id", "correlationKey"),
                Arguments.of("m", "K", tooLong, "messageId"),
                Arguments.of("a\0b", "K", "id", "name"),
                Arguments.of("m", "a\0b", "id", "correlationKey"),
                Arguments.of("m", "K", "a\0b", "messageId"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String name, String key, String id, String field) {
        ThrowingCallable publication = () -> messages.publish(name, key, HOUR, id, Map.of());
        if (field == null) {
            assertThatCode(publication).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(publication).isInstanceOf(Rejection.class).hasMessageContaining(field);
        }
    }

    private void awaitSubscriptions(String name, int number) {
        await().untilAsserted(() -> assertThat(engine.engine
                        .getRuntimeService()
                        .createEventSubscriptionQuery()
                        .eventName(name)
                        .count())
                .isEqualTo(number));
    }

    private static Models starts(String id, String messageName) {
        return process(id)
                .message("m", messageName, null)
                .add("<bpmn:startEvent id='start'>" + message("m") + "</bpmn:startEvent>", user("x"), end("end"))
                .flow("start -> x -> end");
    }

    /** An instance that fails at whatever it is told; no Camunda 8 model can be like that. */
    private String startBroken(String id, String messageName) {
        engine.deploy(waits(id, messageName));
        String instance = engine.start(id, Map.of("key", "K")).getId();
        awaitWaiting(instance, "x");
        ProcessDefinition definition = engine.engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(id)
                .singleResult();
        ((ProcessEngineConfigurationImpl) engine.engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .getProcessDefinitionCache()
                .get(definition.getId())
                .findActivity("x")
                .addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                    if (!execution.isCanceled()) {
                        throw new IllegalStateException("it is broken");
                    }
                });
        return instance;
    }
}
