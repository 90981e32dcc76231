package org.kangyang.engine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Models.boundary;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.error;
import static org.kangyang.engine.Models.eventSubProcess;
import static org.kangyang.engine.Models.flows;
import static org.kangyang.engine.Models.gateway;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.parallel;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.subProcess;
import static org.kangyang.engine.Models.timer;
import static org.kangyang.engine.Models.user;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.springframework.beans.factory.annotation.Autowired;

/** Elements whose meaning differs between Camunda 8 and Operaton. */
@CoreTest
class ElementsIT {

    @Autowired
    EngineDriver engine;

    @Test
    void a_condition_that_is_null_is_an_incident_at_the_gateway() {
        engine.deploy(process("cond-null")
                .add(start("start"), gateway("x", "x_to_b"), end("a"), end("b"))
                .flow("start -> x -[=n > 3]-> a")
                .flow("x -> b"));
        String instance = engine.start("cond-null", Map.of()).getId();
        engine.assertIncident(instance, "x", ErrorType.EXTRACT_VALUE_ERROR);
        engine.engine.getRuntimeService().setVariable(instance, "n", 4);
        engine.resolve(engine.incident(instance));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("a");
    }

    @Test
    void no_flow_to_take_is_an_incident_at_the_gateway() {
        engine.deploy(process("cond-none")
                .add(start("start"), gateway("x", null), end("a"), end("b"))
                .flow("start -> x -[=n > 3]-> a")
                .flow("x -[=n > 5]-> b"));
        String instance = engine.start("cond-none", Map.of("n", 1)).getId();
        engine.assertIncident(instance, "x", ErrorType.CONDITION_ERROR);
    }

    @Test
    void parallel_branches_are_joined_and_a_terminate_end_event_ends_everything() {
        engine.deploy(process("parallel")
                .add(
                        start("start"),
                        parallel("fork"),
                        job("a", "parallel.a"),
                        job("b", "parallel.b"),
                        parallel("join"),
                        parallel("again"),
                        user("never"),
                        end("end"),
                        "<bpmn:endEvent id='stop'><bpmn:terminateEventDefinition/></bpmn:endEvent>")
                .flow("start -> fork -> a -> join -> again -> never -> end")
                .flow("fork -> b -> join")
                .flow("again -> stop"));
        String instance = engine.start("parallel", Map.of()).getId();
        engine.complete("parallel.a", Map.of());
        engine.complete("parallel.b", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("stop").doesNotContain("end");
    }

    @Test
    void completing_listeners_run_as_jobs_one_after_the_other_and_see_form_data_and_assignee() {
        engine.deploy(process("listeners")
                .add(
                        start("start"),
                        user(
                                "x",
                                "<zeebe:taskListeners><zeebe:taskListener eventType='completing' type='listeners.first'/>"
                                        + "<zeebe:taskListener eventType='completing' type='listeners.second' retries='5'/></zeebe:taskListeners>",
                                io("in:shown==name", "out:routed==answer")),
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start("listeners", Map.of("name", "王**")).getId();
        var task = engine.task(instance);
        engine.engine.getTaskService().setAssignee(task.getId(), "nurse1");
        engine.submit(task, Map.of("answer", "yes", "note", "private"));

        ExternalTask first = engine.job(instance, "listeners.first");
        ElementFacts facts = engine.facts.facts(first.getProcessDefinitionId(), first.getActivityId());
        assertThat(facts.isListenerJob()).isTrue();
        assertThat(facts.completingListener()).isZero();
        assertThat(facts.elementId()).isEqualTo("x");
        var locked = engine.lock("listeners.first");
        assertThat(locked.getVariables())
                .containsEntry("answer", "yes")
                .containsEntry("note", "private")
                .containsEntry("shown", "王**")
                .containsEntry("__assignee", "nurse1");
        assertThat(engine.engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .topicName("listeners.second")
                        .count())
                .isZero();
        engine.engine.getExternalTaskService().complete(locked.getId(), "test");
        assertThat(engine.job(instance, "listeners.second").getRetries()).isEqualTo(5);
        engine.complete("listeners.second", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("name", "王**", "routed", "yes"));
    }

    @Test
    void a_listener_job_that_failed_for_good_is_an_incident_and_nothing_is_lost() {
        engine.deploy(process("listener-fails")
                .add(
                        start("start"),
                        user(
                                "x",
                                "<zeebe:taskListeners><zeebe:taskListener eventType='completing' type='lf.only'/></zeebe:taskListeners>"),
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start("listener-fails", Map.of()).getId();
        engine.submit(engine.task(instance), Map.of("answer", 42));
        var job = engine.lock("lf.only");
        engine.engine.getExternalTaskService().handleFailure(job.getId(), "test", "no", "no", 0, 0);
        engine.incident(instance);
        engine.resolve(engine.incident(instance));
        engine.complete("lf.only", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("answer", 42);
    }

    @Test
    void an_error_of_a_worker_goes_to_the_boundary_event_and_its_variables_through_its_outputs() {
        engine.deploy(process("error-boundary")
                .error("e", "REFUSED")
                .add(
                        start("start"),
                        job("work", "eb.work", io("in:n==1")),
                        boundary("caught", "work", true, error("e"), io("out:why==reason")),
                        end("end"),
                        end("refused"))
                .flow("start -> work -> end")
                .flow("caught -> refused"));
        String instance = engine.start("error-boundary", Map.of()).getId();
        engine.throwError("eb.work", "REFUSED", Map.of("reason", "full", "secret", "x"));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("refused").doesNotContain("end");
        assertThat(engine.kept(instance)).isEqualTo(Map.of("why", "full"));
    }

    @Test
    void an_error_without_catcher_is_an_incident_and_the_job_can_be_done_again() {
        engine.deploy(process("error-uncaught")
                .error("e", "OTHER")
                .add(
                        start("start"),
                        job("work", "eu.work"),
                        boundary("caught", "work", true, error("e")),
                        end("end"),
                        end("other"))
                .flow("start -> work -> end")
                .flow("caught -> other"));
        String instance = engine.start("error-uncaught", Map.of()).getId();
        engine.throwError("eu.work", "REFUSED", Map.of("v", 1));
        engine.assertIncident(instance, "work", ErrorType.UNHANDLED_ERROR_EVENT);
        engine.resolve(engine.incident(instance));
        engine.engine
                .getExternalTaskService()
                .unlock(engine.job(instance, "eu.work").getId());
        engine.complete("eu.work", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEmpty();
    }

    @Test
    void an_error_end_event_is_caught_across_a_call_activity_without_the_childs_variables() {
        engine.deploy(
                process("error-child")
                        .error("e", "GONE")
                        .add(
                                start("start"),
                                job("w", "ec.w"),
                                "<bpmn:endEvent id='thrown'>" + error("e") + "</bpmn:endEvent>")
                        .flow("start -> w -> thrown"),
                process("error-parent")
                        .error("e", "GONE")
                        .add(
                                start("start"),
                                call("x", "processId='error-child' propagateAllChildVariables='true'"),
                                boundary("caught", "x", true, error("e")),
                                end("end"),
                                end("gone"))
                        .flow("start -> x -> end")
                        .flow("caught -> gone"));
        String instance = engine.start("error-parent", Map.of("p", 1)).getId();
        engine.complete("ec.w", Map.of("c", 2));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("gone");
        assertThat(engine.kept(instance)).isEqualTo(Map.of("p", 1));
    }

    @Test
    void an_error_end_event_that_nothing_catches_is_an_incident_there() {
        engine.deploy(process("error-end")
                .error("e", "GONE")
                .add(start("start"), "<bpmn:endEvent id='thrown'>" + error("e") + "</bpmn:endEvent>")
                .flow("start -> thrown"));
        String instance = engine.start("error-end", Map.of()).getId();
        engine.assertIncident(instance, "thrown", ErrorType.UNHANDLED_ERROR_EVENT);
    }

    @Test
    void an_error_is_caught_by_an_event_sub_process() {
        engine.deploy(process("error-esp")
                .error("e", "GONE")
                .add(
                        start("start"),
                        job("work", "ee.work"),
                        end("end"),
                        eventSubProcess(
                                "esp",
                                "<bpmn:startEvent id='s'>" + error("e") + "</bpmn:startEvent>",
                                job("mend", "ee.mend"),
                                end("mended"),
                                flows("s -> mend -> mended")))
                .flow("start -> work -> end"));
        String instance = engine.start("error-esp", Map.of()).getId();
        engine.throwError("ee.work", "GONE", Map.of("why", "x"));
        assertThat(engine.lock("ee.mend").getVariables()).containsEntry("why", "x");
        engine.engine.getRuntimeService().deleteProcessInstance(instance, "done");
    }

    @Test
    void a_call_activity_passes_all_in_and_only_mapped_values_out() {
        engine.deploy(
                process("child-mapped")
                        .add(start("start"), job("w", "cm.w"), end("end"))
                        .flow("start -> w -> end"),
                process("parent-mapped")
                        .add(
                                start("start"),
                                call(
                                        "x",
                                        "processId='=target' propagateAllChildVariables='false'",
                                        io("in:local==n + 1", "out:back==answer")),
                                end("end"))
                        .flow("start -> x -> end"));
        String instance = engine.start("parent-mapped", Map.of("n", 1, "target", "child-mapped"))
                .getId();
        var job = engine.lock("cm.w");
        assertThat(job.getVariables()).containsEntry("n", 1).containsEntry("local", 2L);
        engine.engine.getExternalTaskService().complete(job.getId(), "test", Map.of("answer", "yes", "other", "no"));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("n", 1, "target", "child-mapped", "back", "yes"));
    }

    @Test
    void a_call_activity_may_pass_local_variables_only_and_take_nothing_back() {
        engine.deploy(
                process("child-bare")
                        .add(start("start"), job("w", "cb.w"), end("end"))
                        .flow("start -> w -> end"),
                process("parent-bare")
                        .add(
                                start("start"),
                                call(
                                        "x",
                                        "processId='child-bare' propagateAllParentVariables='false' propagateAllChildVariables='false'",
                                        io("in:local==n + 1")),
                                end("end"))
                        .flow("start -> x -> end"));
        String instance = engine.start("parent-bare", Map.of("n", 1)).getId();
        var job = engine.lock("cb.w");
        assertThat(job.getVariables()).isEqualTo(Map.of("local", 2L));
        engine.engine.getExternalTaskService().complete(job.getId(), "test", Map.of("answer", "yes"));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("n", 1));
    }

    @Test
    void a_call_of_an_unknown_process_is_an_incident_until_it_is_deployed() {
        engine.deploy(process("parent-lost")
                .add(start("start"), call("x", "processId='child-late'"), end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start("parent-lost", Map.of()).getId();
        engine.assertIncident(instance, "x", ErrorType.CALLED_ELEMENT_ERROR);
        engine.deploy(process("child-late").add(start("start"), end("end")).flow("start -> end"));
        engine.resolve(engine.incident(instance));
        engine.awaitEnd(instance);
    }

    @Test
    void a_form_that_is_not_deployed_is_an_incident() {
        engine.deploy(process("form-lost")
                .add(start("start"), user("x", "<zeebe:formDefinition formId='no-such-form'/>"), end("end"))
                .flow("start -> x -> end"));
        engine.assertIncident(engine.start("form-lost", Map.of()).getId(), "x", ErrorType.FORM_NOT_FOUND);
    }

    @Test
    void a_user_task_takes_people_dates_and_priority_from_feel() {
        engine.deploy(process("user-feel")
                .add(
                        start("start"),
                        user(
                                "x",
                                "<zeebe:assignmentDefinition assignee='=who' candidateUsers='a, b' candidateGroups='=groups'/>",
                                "<zeebe:taskSchedule dueDate='=at' followUpDate='2026-01-31T08:00:00+08:00'/>",
                                "<zeebe:priorityDefinition priority='=80'/>"),
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start(
                        "user-feel",
                        Map.of("who", "u1", "groups", List.of("care-home-nurse.NH-001"), "at", "2026-02-01T00:00:00Z"))
                .getId();
        var task = engine.task(instance);
        assertThat(task.getAssignee()).isEqualTo("u1");
        assertThat(task.getPriority()).isEqualTo(80);
        assertThat(task.getDueDate()).isEqualTo(java.util.Date.from(java.time.Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(task.getFollowUpDate())
                .isEqualTo(java.util.Date.from(java.time.Instant.parse("2026-01-31T00:00:00Z")));
        assertThat(engine.engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(l -> l.getUserId() + "/" + l.getGroupId())
                .contains("a/null", "b/null", "null/care-home-nurse.NH-001");
    }

    @Test
    void parallel_instances_collect_their_outputs_in_order() {
        engine.deploy(process("mi-parallel")
                .add(
                        start("start"),
                        "<bpmn:serviceTask id='x'><bpmn:extensionElements><zeebe:taskDefinition type='mi.p'/>"
                                + io("in:own==item * 10")
                                + "</bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
                                + "<zeebe:loopCharacteristics inputCollection='=items' inputElement='item' outputCollection='results' outputElement='={item: item, got: got, n: loopCounter}'/>"
                                + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                        end("end"))
                .flow("start -> x -> end"));
        String instance =
                engine.start("mi-parallel", Map.of("items", List.of(1, 2, 3))).getId();
        for (int i = 0; i < 3; i++) {
            var job = engine.lock("mi.p");
            Number own = (Number) job.getVariables().get("own");
            assertThat(job.getVariables()).containsKeys("item", "loopCounter");
            engine.engine
                    .getExternalTaskService()
                    .complete(job.getId(), "test", Map.of(), Map.of("got", own.intValue() + 1));
        }
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance).get("results"))
                .isEqualTo(List.of(
                        Map.of("item", 1, "got", 11, "n", 1),
                        Map.of("item", 2, "got", 21, "n", 2),
                        Map.of("item", 3, "got", 31, "n", 3)));
    }

    @Test
    void sequential_instances_stop_when_the_completion_condition_holds() {
        engine.deploy(process("mi-sequential")
                .add(
                        start("start"),
                        "<bpmn:serviceTask id='x'><bpmn:extensionElements><zeebe:taskDefinition type='mi.s'/></bpmn:extensionElements>"
                                + "<bpmn:multiInstanceLoopCharacteristics isSequential='true'><bpmn:extensionElements>"
                                + "<zeebe:loopCharacteristics inputCollection='=items' inputElement='item' outputCollection='results' outputElement='=item'/>"
                                + "</bpmn:extensionElements><bpmn:completionCondition xsi:type='bpmn:tFormalExpression'>=numberOfCompletedInstances >= 2</bpmn:completionCondition>"
                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                        end("end"))
                .flow("start -> x -> end"));
        String instance = engine.start("mi-sequential", Map.of("items", List.of("a", "b", "c")))
                .getId();
        for (String expected : List.of("a", "b")) {
            var job = engine.lock("mi.s");
            assertThat(job.getVariables()).containsEntry("item", expected);
            engine.engine.getExternalTaskService().complete(job.getId(), "test");
        }
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance).get("results")).isEqualTo(java.util.Arrays.asList("a", "b", null));
    }

    @Test
    void an_empty_collection_passes_at_once_and_a_missing_one_is_an_incident() {
        engine.deploy(process("mi-none")
                .add(
                        start("start"),
                        "<bpmn:subProcess id='x'><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
                                + "<zeebe:loopCharacteristics inputCollection='=items' inputElement='item' outputCollection='results' outputElement='=item'/>"
                                + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>" + start("s")
                                + end("e") + flows("s -> e")
                                + "</bpmn:subProcess>",
                        end("end"))
                .flow("start -> x -> end"));
        String none = engine.start("mi-none", Map.of("items", List.of())).getId();
        engine.awaitEnd(none);
        assertThat(engine.kept(none)).containsEntry("results", List.of());
        String all = engine.start("mi-none", Map.of("items", List.of(1, 2))).getId();
        engine.awaitEnd(all);
        assertThat(engine.kept(all)).containsEntry("results", List.of(1, 2));
        String missing = engine.start("mi-none", Map.of()).getId();
        engine.assertIncident(missing, "x#multiInstanceBody", ErrorType.EXTRACT_VALUE_ERROR);
    }

    @Test
    void a_script_and_an_undefined_task_do_without_workers() {
        engine.deploy(process("script")
                .add(
                        start("start"),
                        "<bpmn:scriptTask id='x'><bpmn:extensionElements><zeebe:script expression='=n * 2' resultVariable='twice'/></bpmn:extensionElements></bpmn:scriptTask>",
                        "<bpmn:task id='y'><bpmn:extensionElements>" + io("out:thrice==n * 3")
                                + "</bpmn:extensionElements></bpmn:task>",
                        end("end"))
                .flow("start -> x -> y -> end"));
        String instance = engine.start("script", Map.of("n", 2)).getId();
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("twice", 4L).containsEntry("thrice", 6L);
    }

    @Test
    void a_boundary_timer_reads_an_input_of_its_task() {
        engine.deploy(process("timer-input")
                .add(
                        start("start"),
                        user("x", io("in:hours==n * 24")),
                        boundary("late", "x", true, timer("timeDuration", "=duration(\"PT\" + string(hours) + \"H\")")),
                        end("end"),
                        end("overdue"))
                .flow("start -> x -> end")
                .flow("late -> overdue"));
        String instance = engine.start("timer-input", Map.of("n", 2)).getId();
        engine.task(instance);
        engine.clock.pin(engine.clock.now().plus(java.time.Duration.ofHours(47)));
        assertThat(engine.engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .count())
                .isOne();
        engine.clock.add(java.time.Duration.ofHours(2));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("overdue");
        engine.clock.reset();
    }

    @Test
    void a_decision_gives_its_result_and_a_missing_one_is_an_incident() {
        engine.deploy(process("decides")
                .add(
                        start("start"),
                        "<bpmn:businessRuleTask id='x'><bpmn:extensionElements><zeebe:calledDecision decisionId='no-such-decision' resultVariable='r'/></bpmn:extensionElements></bpmn:businessRuleTask>",
                        end("end"))
                .flow("start -> x -> end"));
        engine.assertIncident(engine.start("decides", Map.of()).getId(), "x", ErrorType.CALLED_DECISION_ERROR);
    }

    @Test
    void a_sub_process_is_left_by_its_interrupting_boundary_event() {
        engine.deploy(process("sub-interrupted")
                .message("m", "sub-stop", "=key")
                .add(
                        start("start"),
                        subProcess("x", "", start("s"), user("inner"), end("e"), flows("s -> inner -> e")),
                        boundary("stopped", "x", true, org.kangyang.engine.Models.message("m")),
                        end("end"),
                        end("out"))
                .flow("start -> x -> end")
                .flow("stopped -> out"));
        String instance = engine.start("sub-interrupted", Map.of("key", "K")).getId();
        engine.task(instance);
        engine.correlate("sub-stop", "K", Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("out").doesNotContain("end");
    }
}
