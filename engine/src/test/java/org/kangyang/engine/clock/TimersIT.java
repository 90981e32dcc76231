package org.kangyang.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Models.boundary;
import static org.kangyang.engine.Models.catching;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.eventSubProcess;
import static org.kangyang.engine.Models.flows;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.timer;
import static org.kangyang.engine.Models.user;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.operaton.bpm.engine.runtime.JobQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** Timers by date, duration and cycle, with a clock that is moved. */
@CoreTest
class TimersIT {

    @Autowired
    EngineDriver engine;

    @AfterEach
    void back() {
        // Else the next test's clock fires what is left of a cycle, month by month.
        RuntimeService runtime = engine.engine.getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "done"));
        engine.clock.reset();
    }

    private long jobs(String type) {
        return engine.engine
                .getExternalTaskService()
                .createExternalTaskQuery()
                .topicName(type)
                .count();
    }

    @Test
    void a_date_from_a_variable_is_waited_for() {
        engine.deploy(process("by-date")
                .add(start("start"), catching("x", timer("timeDate", "=at")), end("end"))
                .flow("start -> x -> end"));
        engine.clock.pin(Instant.parse("2027-01-01T00:00:00Z"));
        String instance = engine.start("by-date", Map.of("at", "2027-01-02T08:00:00+08:00"))
                .getId();
        engine.clock.pin(Instant.parse("2027-01-01T23:59:59Z"));
        assertThat(engine.elements(instance)).doesNotContain("end");
        engine.clock.pin(Instant.parse("2027-01-02T00:00:00Z"));
        engine.awaitEnd(instance);
    }

    @Test
    void a_boundary_cycle_fires_as_often_as_it_would_have_while_the_clock_is_moved() {
        engine.deploy(process("by-cycle")
                .add(
                        start("start"),
                        user("x"),
                        boundary("remind", "x", false, timer("timeCycle", "=\"R/\" + every")),
                        job("send", "by-cycle.send"),
                        end("end"),
                        end("sent"))
                .flow("start -> x -> end")
                .flow("remind -> send -> sent"));
        String instance = engine.start("by-cycle", Map.of("every", "PT24H")).getId();
        engine.task(instance);
        engine.clock.add(Duration.ofHours(73));
        assertThat(jobs("by-cycle.send")).isEqualTo(3);
    }

    @Test
    void a_cycle_with_a_count_ends_though_its_last_firing_is_punctual_to_the_millisecond() {
        engine.clock.pin(Instant.parse("2027-02-01T00:00:00Z"));
        engine.deploy(process("by-count")
                .add(
                        start("start"),
                        user("x"),
                        boundary("remind", "x", false, timer("timeCycle", "R2/PT1H")),
                        job("send", "by-count.send"),
                        end("end"),
                        end("sent"))
                .flow("start -> x -> end")
                .flow("remind -> send -> sent"));
        String instance = engine.start("by-count", Map.of()).getId();
        engine.task(instance);
        engine.clock.add(Duration.ofHours(10));
        assertThat(jobs("by-count.send")).isEqualTo(2);
    }

    @Test
    void a_cron_start_event_starts_daily_in_the_engines_zone() {
        engine.clock.pin(Instant.parse("2027-03-01T00:00:00Z"));
        engine.deploy(process("by-cron")
                .add(
                        "<bpmn:startEvent id='start'>" + timer("timeCycle", "0 0 6 * * *") + "</bpmn:startEvent>",
                        job("x", "by-cron.x"),
                        end("end"))
                .flow("start -> x -> end"));
        engine.clock.pin(Instant.parse("2027-03-01T21:59:59Z"));
        assertThat(jobs("by-cron.x")).isZero();
        engine.clock.pin(Instant.parse("2027-03-01T22:00:00Z"));
        assertThat(jobs("by-cron.x")).isOne();
        engine.clock.pin(Instant.parse("2027-03-03T22:00:01Z"));
        assertThat(jobs("by-cron.x")).isEqualTo(3);
    }

    /** A request that moves the clock and the job executor ran it at the same moment, and a third was in the way of both. */
    @ParameterizedTest
    @ValueSource(strings = {"R/PT1H", "R3/PT1H", "0 0 * * * *"})
    void a_firing_that_was_rolled_back_twice_is_followed_once(String cycle) {
        engine.clock.pin(Instant.parse("2027-04-01T00:00:00Z"));
        engine.deploy(process("by-follower")
                .add(
                        start("start"),
                        user("x"),
                        boundary("remind", "x", false, timer("timeCycle", cycle)),
                        job("send", "by-follower.send"),
                        end("end"),
                        end("sent"))
                .flow("start -> x -> end")
                .flow("remind -> send -> sent"));
        String instance = engine.start("by-follower", Map.of()).getId();
        engine.task(instance);
        ManagementService management = engine.engine.getManagementService();
        JobQuery timers = management.createJobQuery().processInstanceId(instance);
        String fired = timers.singleResult().getId();
        management.suspendJobById(fired);
        engine.clock.pin(Instant.parse("2027-04-01T01:01:00Z"));
        var operaton = (ProcessEngineConfigurationImpl) engine.engine.getProcessEngineConfiguration();
        var rolledBack = new RepeatingFailedJobListener(operaton.getCommandExecutorTxRequiresNew(), fired);

        rolledBack.execute(null);
        rolledBack.execute(null);
        management.activateJobByProcessInstanceId(instance);

        engine.clock.pin(Instant.parse("2027-04-01T01:59:59Z"));
        assertThat(jobs("by-follower.send")).isOne();
        engine.clock.pin(Instant.parse("2027-04-01T02:00:00Z"));
        assertThat(jobs("by-follower.send")).isEqualTo(2);
        engine.clock.pin(Instant.parse("2027-04-01T03:00:00Z"));
        assertThat(jobs("by-follower.send")).isEqualTo(3);
    }

    @Test
    void a_timer_of_an_event_sub_process_reads_the_instances_variables_and_null_is_an_incident() {
        engine.deploy(process("by-esp")
                .add(
                        start("start"),
                        user("x"),
                        end("end"),
                        eventSubProcess(
                                "esp",
                                "<bpmn:startEvent id='s'>" + timer("timeDuration", "=limit") + "</bpmn:startEvent>",
                                end("late"),
                                flows("s -> late")))
                .flow("start -> x -> end"));
        String instance = engine.start("by-esp", Map.of("limit", "P1D")).getId();
        engine.task(instance);
        engine.clock.add(Duration.ofHours(25));
        engine.awaitEnd(instance);
        assertThat(engine.elements(instance)).contains("late");
        String broken = engine.start("by-esp", Map.of()).getId();
        engine.assertIncident(broken, "start", ErrorType.EXTRACT_VALUE_ERROR);
        engine.engine.getRuntimeService().setVariable(broken, "limit", "P1D");
        engine.resolve(engine.incident(broken));
        engine.task(broken);
    }

    @Test
    void now_in_feel_is_the_engines_clock() {
        engine.deploy(process("by-now")
                .add(
                        start("start"),
                        "<bpmn:scriptTask id='x'><bpmn:extensionElements><zeebe:script expression='=string(now())' resultVariable='t'/></bpmn:extensionElements></bpmn:scriptTask>",
                        end("end"))
                .flow("start -> x -> end"));
        engine.clock.pin(Instant.parse("2027-05-05T04:00:00Z"));
        String instance = engine.start("by-now", Map.of()).getId();
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance).get("t").toString()).startsWith("2027-05-05T12:00:00");
    }
}
