package org.kangyang.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.integration.CommandAttempts;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.workers.FakeEngine;
import org.kangyang.workers.engine.JobOutcomes.Outcome;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Every job ends: completed, BPMN error, retry with back-off or incident; none loops (DESIGN §3.4, §5, §6). */
@NullMarked
class JobWorkersTest {

    private static final String TYPE = "test.do-work";
    private static final String DONE = "/jobs/1/completion";
    private static final String FAILED = "/jobs/1/failure";
    private static final String INPUT = "{\"caseId\":\"K1\",\"count\":\"12\"}";

    record Input(
            String caseId,
            Integer count,
            @Nullable LocalDate on,
            @Nullable String absent) {}

    record Output(
            String caseStatus,
            @Nullable OffsetDateTime dueAt,
            @Nullable Integer nothing) {}

    @JobType(TYPE)
    private static final class Worker implements JobWorker<Input, Output> {
        private final BiFunction<Input, Job, Output> work;

        Worker(BiFunction<Input, Job, Output> work) {
            this.work = work;
        }

        @Override
        public Output perform(Input input, Job job) {
            return work.apply(input, job);
        }
    }

    @JobType("test.listen")
    private static final class Listener implements JobWorker<Input, Nothing> {
        private final List<String> assignees = new CopyOnWriteArrayList<>();

        @Override
        public Nothing perform(Input input, Job job) {
            assignees.add(job.assignee());
            return Nothing.NOTHING;
        }
    }

    private final FakeEngine fake = new FakeEngine();
    private final CommandAttempts attempts = mock(CommandAttempts.class);
    private final JobOutcomes outcomes = new JobOutcomes(new SimpleMeterRegistry());
    private final EngineProperties engine = new EngineProperties(
            fake.address(),
            null,
            "test",
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            4,
            10,
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            EngineProperties.Credentials.NONE);
    private final CamundaClient client = new EngineClientConfiguration().camundaClient(engine);
    private final ClusterIdentity cluster = new ClusterIdentity(client, engine);
    private @Nullable JobWorkers workers;

    @AfterEach
    void stop() {
        if (workers != null) {
            workers.stop();
        }
        client.close();
        fake.close();
    }

    private JobWorkers start(JobWorker<?, ?>... serving) {
        if (!org.mockito.Mockito.mockingDetails(attempts).getStubbings().isEmpty()) {
            // the test said how often the job was begun
        } else {
            when(attempts.begin(any(), any())).thenReturn(1);
        }
        JobWorkers all = new JobWorkers(
                List.of(serving), client, new JobExecution(client, attempts, outcomes, engine), cluster, engine);
        workers = all;
        all.start();
        return all;
    }

    private void serve(BiFunction<Input, Job, Output> work) {
        start(new Worker(work));
    }

    private JsonNode awaitRequest(String path) {
        await().until(() -> !fake.requests(path).isEmpty());
        return fake.requests(path).getFirst().body();
    }

    private static Output accepted() {
        return new Output("WAITLISTED", null, null);
    }

    @Test
    @DisplayName("Asks only for the variables that the input record names, and maps them with their types")
    void mapsInputByItsRecord() {
        List<Input> seen = new CopyOnWriteArrayList<>();
        fake.offer(TYPE, 1, 3, "{\"caseId\":\"K1\",\"count\":\"12\",\"on\":\"2026-12-01\",\"more\":{}}", "{}");
        serve((input, job) -> {
            seen.add(input);
            return accepted();
        });

        awaitRequest(DONE);
        assertThat(seen).containsExactly(new Input("K1", 12, LocalDate.of(2026, 12, 1), null));
        assertThat(fake.requests("/jobs/activation").getFirst().body().path("fetchVariable"))
                .extracting(JsonNode::asText)
                .containsExactly("caseId", "count", "on", "absent");
    }

    @Test
    @DisplayName("Gives the output record's components back as variables, nulls included, times as ISO text")
    void givesOutputBack() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> new Output("WAITLISTED", OffsetDateTime.parse("2026-12-01T08:00:00+08:00"), null));

        JsonNode variables = awaitRequest(DONE).path("variables");
        assertThat(variables.path("caseStatus").asText()).isEqualTo("WAITLISTED");
        assertThat(variables.path("dueAt").asText()).isEqualTo("2026-12-01T08:00:00+08:00");
        assertThat(variables.has("nothing")).isTrue();
        assertThat(variables.path("nothing").isNull()).isTrue();
    }

    @Test
    @DisplayName("R02: a listener's job knows who completed the task, and gives no variables back")
    void listenersKnowTheAssignee() {
        Listener listener = new Listener();
        fake.offer("test.listen", 1, 3, INPUT, "{\"io.camunda.zeebe:assignee\":\"li.pinggu\"}");
        start(listener);

        JsonNode request = awaitRequest(DONE);
        assertThat(listener.assignees).containsExactly("li.pinggu");
        assertThat(request.path("variables")).isEmpty();
    }

    @Test
    @DisplayName("R02: a task completed by nobody becomes an incident")
    void refusesACompletionByNobody() {
        fake.offer("test.listen", 1, 3, INPUT, "{}");
        start(new Listener());

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("办理人").contains("assignee");
    }

    @Test
    @DisplayName("The command key is the cluster's id and the job's key")
    void namesTheCommand() {
        List<Job> jobs = new CopyOnWriteArrayList<>();
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            jobs.add(job);
            return accepted();
        });

        awaitRequest(DONE);
        assertThat(jobs.getFirst().command().value()).isEqualTo("cluster-a:1");
        assertThat(jobs.getFirst().instanceRef()).isEqualTo("cluster-a:77");
    }

    @Test
    @DisplayName("A clash is tried again with one retry less and a back-off that grows with the attempts")
    void retriesAClash() {
        when(attempts.begin(any(), any())).thenReturn(2);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new OptimisticLockingFailureException("someone was faster");
        });

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isEqualTo(2);
        assertThat(failure.path("retryBackOff").asLong()).isEqualTo(600);
        await().until(() -> outcomes.of(TYPE, Outcome.RETRY) == 1);
    }

    @Test
    @DisplayName("A clash on the last retry becomes an incident that says what to do, in Chinese and English")
    void lastRetryIsAnIncident() {
        fake.offer(TYPE, 1, 1, INPUT, "{}");
        serve((input, job) -> {
            throw new OptimisticLockingFailureException("someone was faster");
        });

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("重试到最后一次").contains("last retry");
        await().until(() -> outcomes.of(TYPE, Outcome.INCIDENT) == 1);
    }

    @Test
    @DisplayName("A store that is away uses up no retry, and the worker goes on asking")
    void outagesCostNoRetry() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        AtomicInteger calls = new AtomicInteger();
        serve((input, job) -> {
            if (calls.incrementAndGet() == 1) {
                throw new DataAccessResourceFailureException("no server");
            }
            return accepted();
        });

        assertThat(awaitRequest(FAILED).path("retries").asInt()).isEqualTo(3);
        fake.offer(TYPE, 2, 3, INPUT, "{}");
        awaitRequest("/jobs/2/completion");
        assertThat(outcomes.of(TYPE, Outcome.OUTAGE)).isEqualTo(1);
    }

    @Test
    @DisplayName("Anything that no repetition cures becomes an incident at once")
    void anythingElseIsAnIncident() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new IllegalStateException("cannot be");
        });

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("无法完成").contains("cannot be");
    }

    @Test
    @DisplayName("A refusal of the domain becomes an incident with the domain's own words")
    void refusalsKeepTheirWords() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new NotFound("个案", "K1");
        });

        assertThat(awaitRequest(FAILED).path("errorMessage").asText())
                .contains("个案 K1 不存在")
                .contains("not-found");
    }

    @Test
    @DisplayName("A refusal that the process models becomes its BPMN error")
    void modelledRefusalsAreBpmnErrors() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new ModelledRefusal("NO_BED", "没有空床");
        });

        JsonNode error = awaitRequest("/jobs/1/error");
        assertThat(error.path("errorCode").asText()).isEqualTo("NO_BED");
        assertThat(error.path("errorMessage").asText()).isEqualTo("没有空床");
    }

    @Test
    @DisplayName("A job of a case that was closed meanwhile ends its instance with the BPMN error case-closed")
    void closedCasesEndTheInstance() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new CaseClosed("KY-2026-000001");
        });

        JsonNode error = awaitRequest("/jobs/1/error");
        assertThat(error.path("errorCode").asText()).isEqualTo("case-closed");
        assertThat(error.path("errorMessage").asText()).contains("KY-2026-000001");
    }

    @Test
    @DisplayName("A listener's job of a closed case completes: a person's task must not hang, and it cannot throw")
    void listenersOfClosedCasesComplete() {
        fake.offerListener(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            throw new CaseClosed("KY-2026-000001");
        });

        assertThat(awaitRequest(DONE).path("variables")).isEmpty();
        assertThat(fake.requests("/jobs/1/error")).isEmpty();
    }

    @Test
    @DisplayName("A missing variable becomes an incident that names it")
    void namesMissingVariables() {
        fake.offer(TYPE, 1, 3, "{\"count\":1}", "{}");
        serve((input, job) -> accepted());

        assertThat(awaitRequest(FAILED).path("errorMessage").asText()).contains("[caseId]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"twelve\"", "12.5", "\"12.5\"", "{}"})
    @DisplayName("A value of the wrong kind becomes an incident that names its variable; nothing is cut off")
    void namesUnreadableVariables(String count) {
        fake.offer(TYPE, 1, 3, "{\"caseId\":\"K1\",\"count\":" + count + "}", "{}");
        serve((input, job) -> accepted());

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "\"12\"", "12.0", "\" 12 \""})
    @DisplayName("A whole number may come as number or as text")
    void readsNumbersAndText(String count) {
        List<Input> seen = new CopyOnWriteArrayList<>();
        fake.offer(TYPE, 1, 3, "{\"caseId\":\"K1\",\"count\":" + count + "}", "{}");
        serve((input, job) -> {
            seen.add(input);
            return accepted();
        });

        awaitRequest(DONE);
        assertThat(seen.getFirst().count()).isEqualTo(12);
    }

    @Test
    @DisplayName("A job begun too often becomes an incident before it is begun again, and then counts from nothing")
    void poisonEndsAsAnIncident() {
        when(attempts.begin(any(), any())).thenReturn(11);
        AtomicInteger calls = new AtomicInteger();
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> {
            calls.incrementAndGet();
            return accepted();
        });

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("已开始 11 次").contains("11 times");
        assertThat(calls).hasValue(0);
        await().untilAsserted(() -> verify(attempts).end(CommandKey.ofJob("cluster-a", 1)));
    }

    @Test
    @DisplayName("An Error of a worker ends the job as an incident and not the worker")
    void errorsEndTheJobOnly() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        AtomicInteger calls = new AtomicInteger();
        serve((input, job) -> {
            if (calls.incrementAndGet() == 1) {
                throw new StackOverflowError("deep");
            }
            return accepted();
        });

        assertThat(awaitRequest(FAILED).path("retries").asInt()).isZero();
        fake.offer(TYPE, 2, 3, INPUT, "{}");
        awaitRequest("/jobs/2/completion");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    @DisplayName("A completion that the engine does not take is sent again")
    void repeatsACompletion(int status) {
        fake.answerOnce(DONE, status);
        fake.answerOnce(DONE, status);
        fake.answerOnce(DONE, status);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> accepted());

        await().until(() -> outcomes.of(TYPE, Outcome.COMPLETED) == 1);
        assertThat(fake.requests(DONE)).hasSize(4);
    }

    @Test
    @DisplayName("A completion answered with 404 was taken before")
    void aLostAnswerIsNoFailure() {
        fake.answerOnce(DONE, 503);
        fake.answerAlways(DONE, 404);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> accepted());

        await().until(() -> outcomes.of(TYPE, Outcome.ALREADY_DONE) == 1);
        assertThat(fake.requests(FAILED)).isEmpty();
    }

    @Test
    @DisplayName("A completion not taken before the lock ends is given up, counted, and its attempts stay recorded")
    void givesUpWhenTheLockEnds() {
        fake.answerAlways(DONE, 503);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> accepted());

        await().atMost(Duration.ofSeconds(10)).until(() -> outcomes.of(TYPE, Outcome.COMPLETION_LOST) == 1);
        assertThat(fake.requests(DONE)).hasSizeGreaterThan(2);
        verify(attempts, org.mockito.Mockito.never()).end(any());
    }

    @Test
    @DisplayName("A result that the engine will never take becomes an incident instead of coming back for ever")
    void refusedResultsAreIncidents() {
        fake.answerAlways(DONE, 400);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        serve((input, job) -> accepted());

        JsonNode failure = awaitRequest(FAILED);
        assertThat(failure.path("retries").asInt()).isZero();
        assertThat(failure.path("errorMessage").asText()).contains("scripted 400");
    }

    @Test
    @DisplayName("A worker goes on asking whatever the engine answers, and asks a new engine for its id")
    void asksForEver() {
        fake.answerOnce("/jobs/activation", 500);
        fake.answerOnce("/jobs/activation", 404);
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        List<String> keys = new CopyOnWriteArrayList<>();
        serve((input, job) -> {
            keys.add(job.command().value());
            return accepted();
        });
        awaitRequest(DONE);

        fake.clusterId("cluster-b");
        fake.answerOnce("/jobs/activation", 500);
        await().until(() -> fake.requests("/topology").size() > 3);
        fake.offer(TYPE, 2, 3, INPUT, "{}");
        awaitRequest("/jobs/2/completion");
        assertThat(keys).containsExactly("cluster-a:1", "cluster-b:2");
    }

    @Test
    @DisplayName("The health page says when each worker was last answered and had a job")
    void healthNamesEveryWorker() {
        fake.offer(TYPE, 1, 3, INPUT, "{}");
        JobWorkers all = start(new Worker((input, job) -> accepted()));
        JobWorkersHealthIndicator health = new JobWorkersHealthIndicator(all, outcomes, engine);
        await().until(() -> outcomes.of(TYPE, Outcome.COMPLETED) == 1);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(String.valueOf(health.health().getDetails().get(TYPE)))
                .contains("lastAnsweredSecondsAgo=")
                .containsPattern("lastActivatedSecondsAgo=\\d")
                .contains("COMPLETED=1");
        all.stop();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    @DisplayName("Two workers for one job type are refused at the start")
    void refusesTwoWorkersForAType() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> start(new Worker((i, j) -> accepted()), new Worker((i, j) -> accepted()))))
                .hasMessageContaining(TYPE);
    }
}
