package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.extensions;
import static org.kangyang.engine.Models.flows;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.subProcess;
import static org.kangyang.engine.Models.user;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.Models;
import org.kangyang.engine.TestStore;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.runtime.Incident;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What remains of an instance that has ended: DESIGN §3.8. */
@CoreTest
@TestPropertySource(properties = {TestStore.HISTORY, "engine.history.variables=number", "engine.history-days=30"})
@DisplayName("History")
class HistoryIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SECRET = "秘-4711-某某";
    private static final String LONG_SECRET = "…".repeat(4500) + SECRET;

    @Autowired
    private EngineDriver engine;

    @Autowired
    private JdbcTemplate jdbc;

    /** Every way a value can come in: at the start, from a form, a job, a message, a mapping, into a called process. */
    @Test
    @DisplayName(
            "keeps no value of a variable that is not named in the settings, in whatever way it came (DESIGN §3.8)")
    void keepsNoValue() {
        deploy();
        String instance = engine.start(
                        "forgotten",
                        Map.of(
                                "number",
                                "N-2030-1",
                                "card",
                                Map.of("name", SECRET, "ward", "三病区"),
                                "text",
                                SECRET,
                                "long",
                                LONG_SECRET,
                                "list",
                                List.of(1, SECRET)))
                .getId();
        engine.complete("forgotten.work", Map.of("fromJob", SECRET, "longFromJob", LONG_SECRET));
        Task asked = engine.task(instance);
        assertThat(holding(SECRET)).contains("ACT_RU_VARIABLE", "ACT_GE_BYTEARRAY");

        submit(asked, Map.of("fromForm", SECRET, "objectFromForm", Map.of("a", SECRET)));
        engine.complete("forgotten.heard", Map.of("draft", SECRET));
        submit(calledTask(), Map.of("fromCalled", LONG_SECRET));
        Incident failed = engine.incident(instance);
        assertThat(failed.getIncidentMessage()).contains("number(card.name)");
        engine.engine.getRuntimeService().setVariable(instance, "card", Map.of("name", "12"));
        engine.resolve(failed);
        engine.job(instance, "forgotten.wait");
        assertThat(holding(SECRET)).contains("ACT_RU_VARIABLE").noneMatch(table -> table.startsWith("ACT_HI_"));
        engine.complete("forgotten.wait", Map.of());
        engine.publish("forgotten-word", "N-2030-1", Duration.ofMinutes(1), Map.of("fromMessage", SECRET));
        engine.awaitEnd(instance);

        jdbc.update("delete from ENGINE_MESSAGE");
        assertThat(holding(SECRET)).isEmpty();
        assertThat(engine.kept(instance)).isEqualTo(Map.of("number", "N-2030-1"));
        assertThat(engine.engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .variableValueEquals("number", "N-2030-1")
                        .processDefinitionKey("forgotten")
                        .finished()
                        .list())
                .extracting(found -> found.getId())
                .containsExactly(instance);
    }

    @AfterEach
    void back() {
        engine.clock.reset();
    }

    @Test
    @DisplayName("forgets an ended instance in the first night, by the clock of engine.zone, after its days are over")
    void forgets() {
        LocalDate day = LocalDate.now(ZONE).plusDays(1);
        engine.clock.pin(day.atTime(12, 0).atZone(ZONE).toInstant());
        engine.deploy(process("old").add(start("start"), end("end")).flow("start -> end"));
        engine.deploy(
                process("older").add(start("start"), user("task"), end("end")).flow("start -> task -> end"));
        String ended = engine.start("old", Map.of()).getId();
        String running = engine.start("older", Map.of()).getId();
        LocalDate lastDay = day.plusDays(30);

        cleanUp(lastDay.atTime(2, 0));
        assertThat(instances(ended)).as("before its days are over").isOne();
        cleanUp(lastDay.plusDays(1).atTime(15, 0));
        assertThat(instances(ended)).as("in the afternoon").isOne();
        cleanUp(lastDay.plusDays(2).atTime(1, 30));

        assertThat(instances(ended)).isZero();
        assertThat(instances(running)).isOne();
        engine.engine.getRuntimeService().deleteProcessInstance(running, "done");
    }

    /** Does what the job executor would do at that time, at once; it may be doing it as well. */
    private void cleanUp(LocalDateTime at) {
        engine.clock.pin(at.atZone(ZONE).toInstant());
        await().ignoreExceptionsInstanceOf(OptimisticLockingException.class).until(() -> {
            engine.engine
                    .getHistoryService()
                    .findHistoryCleanupJobs()
                    .forEach(job -> engine.engine.getManagementService().executeJob(job.getId()));
            return true;
        });
    }

    private long instances(String id) {
        return engine.engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .count();
    }

    private void deploy() {
        engine.deploy(
                process("forgotten")
                        .message("word", "forgotten-word", "=number")
                        .add(
                                start("start"),
                                job("work", "forgotten.work"),
                                subProcess(
                                        "around",
                                        extensions(io("in:card==card", "in:shown==card.name")),
                                        start("inner"),
                                        user(
                                                "ask",
                                                io("out:decided==fromForm != null"),
                                                "<zeebe:taskListeners><zeebe:taskListener eventType='completing'"
                                                        + " type='forgotten.heard'/></zeebe:taskListeners>"),
                                        end("asked"),
                                        flows("inner -> ask -> asked")),
                                call("call", "processId='forgotten-called'"),
                                job(
                                        "fail",
                                        "forgotten.wait",
                                        io("in:amount==assert(number(card.name), number(card.name) != null)")),
                                Models.catching("hear", Models.message("word")),
                                end("end"))
                        .flow("start -> work -> around -> call -> fail -> hear -> end"),
                process("forgotten-called")
                        .add(start("start"), user("see"), end("end"))
                        .flow("start -> see -> end"));
    }

    private void submit(Task task, Map<String, Object> form) {
        engine.engine.getIdentityService().setAuthenticatedUserId("an.yi");
        try {
            engine.submit(task, form);
        } finally {
            engine.engine.getIdentityService().clearAuthentication();
        }
    }

    private Task calledTask() {
        return await().until(
                        () -> engine.engine
                                .getTaskService()
                                .createTaskQuery()
                                .taskDefinitionKey("see")
                                .singleResult(),
                        task -> task != null);
    }

    /** The tables in which a text stands, in whatever column. */
    private Set<String> holding(String text) {
        Set<String> tables = new TreeSet<>();
        for (String table : jdbc.queryForList(
                "select TABLE_NAME from INFORMATION_SCHEMA.TABLES where upper(TABLE_SCHEMA) = 'PUBLIC'",
                String.class)) {
            jdbc.query("select * from " + table, row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    String read = value instanceof byte[]
                                    || row.getMetaData().getColumnTypeName(i).contains("BINARY")
                            ? bytes(row.getBytes(i))
                            : row.getString(i);
                    if (read != null && read.contains(text)) {
                        tables.add(table.toUpperCase(java.util.Locale.ROOT));
                    }
                }
            });
        }
        return tables;
    }

    private static String bytes(byte[] value) {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
