package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Jobs")
class JobsIT extends ConformanceTest {

    private static final String CONCEPT = "components/concepts/job-workers/";
    private static final String SERVICE_TASKS = "components/modeler/bpmn/service-tasks/";
    private static final String ERRORS = "components/modeler/bpmn/error-events/";
    private static final String INCIDENTS = "components/concepts/incidents/";

    private final String process = unique("jobs");
    private final String work = unique("work");
    private final String after = unique("after");

    private BpmnModelInstance oneJob() {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .zeebeJobRetries("5")
                                .zeebeTaskHeader("kind", "测试")
                                .zeebeTaskHeader("other", "= is no expression here"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A job carries type, retries, headers, element, process and the variables in scope")
    @Promise(CONCEPT)
    void carriesWhatTheWorkerNeeds() {
        deploy(oneJob());
        long instance = start(process, Map.of("a", 1, "b", List.of("x")));

        ActivatedJob job = job(work);

        assertThat(job.getType()).isEqualTo(work);
        assertThat(job.getRetries()).isEqualTo(5);
        assertThat(job.getCustomHeaders()).isEqualTo(Map.of("kind", "测试", "other", "= is no expression here"));
        assertThat(job.getElementId()).isEqualTo("work");
        assertThat(job.getBpmnProcessId()).isEqualTo(process);
        assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
        assertThat(job.getElementInstanceKey()).isPositive().isNotEqualTo(instance);
        assertThat(job.getVariablesAsMap()).isEqualTo(Map.of("a", 1, "b", List.of("x")));
    }

    @Test
    @DisplayName("Type and retries of a job may be expressions")
    @Promise(SERVICE_TASKS + "#task-definition")
    void typeIsExpression() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobTypeExpression("kind").zeebeJobRetriesExpression("1 + 1"))
                .endEvent()
                .done());
        start(process, Map.of("kind", work));

        assertThat(job(work).getRetries()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("wrongExpressions")
    @DisplayName(
            "A type that is no text and retries that are no number are an incident; the job comes once it is mended")
    @Promise("components/concepts/incidents/")
    void wrongTypeIsIncident(@Nullable Object kind, @Nullable Object retries) {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobTypeExpression("kind").zeebeJobRetriesExpression("retries"))
                .endEvent()
                .done());
        Map<String, Object> given = new HashMap<>();
        given.put("kind", "right".equals(kind) ? work : kind);
        given.put("retries", retries);
        long instance = start(process, given);

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("work");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("kind", work, "retries", 4))
                .send()
                .join();
        resolve(incident);

        assertThat(job(work).getRetries()).isEqualTo(4);
    }

    static Stream<Arguments> wrongExpressions() {
        return Stream.of(
                argumentSet("type a number", 7, 3),
                argumentSet("type null", null, 3),
                argumentSet("retries a text", "right", "many"),
                argumentSet("retries a text of digits", "right", "3"),
                argumentSet("retries null", "right", null));
    }

    @Test
    @DisplayName("A worker gets the variables it asks for, and no others")
    @Promise(CONCEPT + "#requesting-jobs")
    void fetchesVariables() {
        deploy(oneJob());
        start(process, Map.of("a", 1, "b", 2, "c", 3));

        List<ActivatedJob> jobs = client.newActivateJobsCommand()
                .jobType(work)
                .maxJobsToActivate(1)
                .fetchVariables("a", "c", "missing")
                .requestTimeout(Duration.ofSeconds(20))
                .send()
                .join()
                .getJobs();

        assertThat(jobs.getFirst().getVariablesAsMap()).isEqualTo(Map.of("a", 1, "c", 3));
    }

    @Test
    @DisplayName("A request gets as many jobs as it asks for and there are")
    @Promise(CONCEPT + "#requesting-jobs")
    void heedsMaximum() {
        deploy(oneJob());
        IntStream.range(0, 5).forEach(n -> start(process));

        assertThat(jobs(work, 3)).hasSize(3);
        assertThat(jobs(work, 2)).hasSize(2);
        assertNoJob(work);
    }

    @Test
    @DisplayName("No job goes to two of many workers")
    @Promise(CONCEPT + "#requesting-jobs")
    void noDoubleActivation() throws Exception {
        int number = 60;
        deploy(oneJob());
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger activated = new AtomicInteger();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(w -> workers.submit(() -> {
                        while (activated.get() < number) {
                            client.newActivateJobsCommand()
                                    .jobType(work)
                                    .maxJobsToActivate(4)
                                    .timeout(Duration.ofMinutes(10))
                                    .requestTimeout(Duration.ofSeconds(1))
                                    .send()
                                    .join()
                                    .getJobs()
                                    .forEach(job -> {
                                        activated.incrementAndGet();
                                        seen.add(job.getKey());
                                    });
                        }
                    }))
                    .toList();
            IntStream.range(0, number).forEach(n -> start(process));
            for (Future<?> worker : running) {
                worker.get();
            }
        }
        assertNoJob(work);
        assertThat(activated).hasValue(number);
        assertThat(seen).hasSize(number);
    }

    @Test
    @DisplayName("A request that waits is answered when a job is created")
    @Promise(CONCEPT + "#long-polling")
    void wakesOnCreation() {
        deploy(oneJob());
        CamundaFuture<ActivateJobsResponse> waiting = waiting(work);
        assertNoJob(work);

        start(process);

        assertThat(waiting.join().getJobs()).hasSize(1);
    }

    @Test
    @DisplayName("A request that waits is answered with a failed job when its back-off is over, not before")
    @Promise(CONCEPT + "#completing-or-failing-jobs")
    void wakesAfterBackOff() {
        deploy(oneJob());
        start(process);
        ActivatedJob job = job(work);
        CamundaFuture<ActivateJobsResponse> waiting = waiting(work);
        assertNoJob(work);
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        client.newFailCommand(job)
                .retries(1)
                .retryBackoff(Duration.ofSeconds(2))
                .send()
                .join();

        List<ActivatedJob> again = waiting.join().getJobs();

        assertThat(System.nanoTime()).isGreaterThan(until);
        assertThat(again).singleElement().satisfies(found -> {
            assertThat(found.getKey()).isEqualTo(job.getKey());
            assertThat(found.getRetries()).isEqualTo(1);
        });
    }

    @Test
    @DisplayName("A request that waits is answered with the job whose incident is resolved")
    @Promise(INCIDENTS + "#resolving-a-job-related-incident")
    void wakesOnNewRetries() {
        deploy(oneJob());
        long instance = start(process);
        ActivatedJob job = job(work);
        client.newFailCommand(job).retries(0).send().join();
        var incident = incident(instance);
        CamundaFuture<ActivateJobsResponse> waiting = waiting(work);
        assertNoJob(work);

        client.newUpdateRetriesCommand(job.getKey()).retries(3).send().join();
        resolve(incident);

        assertThat(waiting.join().getJobs()).singleElement().satisfies(found -> {
            assertThat(found.getKey()).isEqualTo(job.getKey());
            assertThat(found.getRetries()).isEqualTo(3);
        });
    }

    private CamundaFuture<ActivateJobsResponse> waiting(String type) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(5))
                .requestTimeout(Duration.ofSeconds(40))
                .send();
    }

    @Test
    @DisplayName("A worker that left while it waited keeps no job from the others")
    @Promise(CONCEPT + "#long-polling")
    void goneClientHoldsNothing() throws IOException {
        deploy(oneJob());
        for (int i = 0; i < 4; i++) {
            leaveWhileWaiting();
        }

        start(process);

        job(work);
    }

    private void leaveWhileWaiting() throws IOException {
        try (Socket socket = new Socket()) {
            request(socket, 1);
        }
    }

    /** Asks for jobs, locked for ten minutes. */
    private void request(Socket socket, int jobs) throws IOException {
        String body =
                "{\"type\":\"%s\",\"worker\":\"gone\",\"timeout\":600000,\"maxJobsToActivate\":%d,\"requestTimeout\":60000}"
                        .formatted(work, jobs);
        var address = engine().restAddress();
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        String request = "POST /v2/jobs/activation HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    @DisplayName("A worker that leaves amid an answer gives its jobs back, long before their locks end")
    @Promise(CONCEPT + "#requesting-jobs")
    void goneClientGivesBack() throws IOException {
        deploy(oneJob());
        String large = "长".repeat(300_000);
        List<Long> instances = IntStream.range(0, 8)
                .mapToObj(n -> start(process, Map.of("v", large)))
                .toList();

        try (Socket socket = new Socket()) {
            // More than that is never on its way: the answer cannot be written whole.
            socket.setReceiveBufferSize(4096);
            request(socket, 8);
            StringBuilder begun = new StringBuilder();
            while (begun.indexOf("\"jobs\"") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as("next byte after %s", begun).isNotNegative();
                begun.append((char) next);
            }
            socket.setSoLinger(true, 0);
        }

        assertThat(jobs(work, 8))
                .extracting(ActivatedJob::getProcessInstanceKey)
                .containsExactlyInAnyOrderElementsOf(instances);
    }

    @Test
    @DisplayName("A job that fails with retries left is handed out again; without back-off at once")
    @Promise(CONCEPT + "#completing-or-failing-jobs")
    void failsAndComesAgain() {
        deploy(oneJob());
        start(process);
        ActivatedJob first = job(work);

        client.newFailCommand(first).retries(4).errorMessage("later").send().join();

        ActivatedJob again = job(work);
        assertThat(again.getKey()).isEqualTo(first.getKey());
        assertThat(again.getRetries()).isEqualTo(4);
    }

    @Test
    @DisplayName("Variables of a failure stay local to the task, are there at the next try, and do not leave with it")
    @Promise(CONCEPT + "#completing-or-failing-jobs")
    void failsWithVariables() {
        deploy(oneJob());
        start(process, Map.of("done", 0));

        client.newFailCommand(job(work))
                .retries(1)
                .variables(Map.of("done", 1, "left", 2))
                .send()
                .join();

        ActivatedJob again = job(work);
        assertThat(again.getVariablesAsMap()).isEqualTo(Map.of("done", 1, "left", 2));
        complete(again);
        assertThat(job(after).getVariablesAsMap()).isEqualTo(Map.of("done", 0));
    }

    @Test
    @DisplayName("Without retries a failure is an incident with its message; new retries and its resolution go on")
    @Promise(INCIDENTS + "#resolving-a-job-related-incident")
    void noRetriesIsAnIncident() {
        deploy(oneJob());
        long instance = start(process);
        ActivatedJob job = job(work);

        client.newFailCommand(job)
                .retries(0)
                .errorMessage("no such elder")
                .send()
                .join();

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("no such elder");
        assertThat(incident.getElementId()).isEqualTo("work");
        assertThat(incident.getJobKey()).isEqualTo(job.getKey());
        assertNoJob(work);
        client.newUpdateRetriesCommand(job.getKey()).retries(1).send().join();
        resolve(incident);
        complete(job(work));
        job(after);
    }

    @Test
    @DisplayName("A job that is done, was cancelled or never was answers 404 to completion, failure and error")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/complete-job/")
    void endsOnce() {
        deploy(oneJob());
        start(process);
        ActivatedJob done = job(work);
        complete(done);
        long instance = start(process);
        ActivatedJob canceled = job(work);
        client.newCancelInstanceCommand(instance).send().join();

        for (long key : List.of(done.getKey(), canceled.getKey(), 4711L)) {
            assertThat(refusal(() -> client.newCompleteCommand(key).send().join())
                            .code())
                    .isEqualTo(404);
            assertThat(refusal(() ->
                                    client.newFailCommand(key).retries(1).send().join())
                            .code())
                    .isEqualTo(404);
            assertThat(refusal(() -> client.newThrowErrorCommand(key)
                                    .errorCode("x")
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(404);
            assertThat(refusal(() -> client.newUpdateRetriesCommand(key)
                                    .retries(1)
                                    .send()
                                    .join())
                            .code())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("A job may be completed by who never fetched it")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/complete-job/")
    void completesWithoutLock() {
        deploy(oneJob());
        start(process);
        long key = await().atMost(SOON)
                .until(
                        () -> client.newJobSearchRequest()
                                .filter(f -> f.type(work))
                                .send()
                                .join()
                                .items(),
                        found -> found.size() == 1)
                .getFirst()
                .getJobKey();

        client.newCompleteCommand(key).variables(Map.of("by", "hand")).send().join();

        assertThat(job(after).getVariablesAsMap()).containsEntry("by", "hand");
    }

    @Test
    @DisplayName("An error is caught by the boundary event with its code, with the variables the worker gave")
    @Promise(ERRORS + "#catching-the-error")
    void boundaryCatches() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent("other", b -> b.error("other"))
                .endEvent()
                .moveToActivity("work")
                .boundaryEvent("caught", b -> b.error("refused"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        start(process);

        client.newThrowErrorCommand(job(work))
                .errorCode("refused")
                .errorMessage("the family said no")
                .variables(Map.of("why", "fear"))
                .send()
                .join();

        assertThat(job(after).getVariablesAsMap()).containsEntry("why", "fear");
    }

    @Test
    @DisplayName("A boundary event without a code catches every error")
    @Promise(ERRORS + "#catching-the-error")
    void boundaryCatchesAll() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent("caught", b -> b.error())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        start(process);

        throwError(job(work), "whatever");

        job(after);
    }

    @Test
    @DisplayName("An error is caught by an event sub-process around")
    @Promise(ERRORS + "#catching-the-error")
    void eventSubProcessCatches() {
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "sub",
                        sub -> sub.startEvent("caught", s -> s.error("refused"))
                                .serviceTask("after", t -> t.zeebeJobType(after))
                                .endEvent())
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process);

        throwError(job(work), "refused");

        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("An error that a called process does not catch reaches the caller's boundary event")
    @Promise(ERRORS + "#catching-the-error")
    void callerCatches() {
        String called = unique("called");
        deploy(Bpmn.createExecutableProcess(called)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(called))
                .boundaryEvent("caught", b -> b.error("refused"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("call")
                .endEvent()
                .done());
        long instance = start(process);

        throwError(job(work), "refused");

        ActivatedJob job = job(after);
        assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
        complete(job);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName(
            "An error that nobody catches is an incident at its element; resolved, the job comes again and goes on")
    @Promise(ERRORS + "#unhandled-errors")
    void nobodyCatches() {
        deploy(oneJob());
        long instance = start(process);

        client.newThrowErrorCommand(job(work))
                .errorCode("unknown")
                .errorMessage("what now")
                .send()
                .join();

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getElementId()).isEqualTo("work");
        assertThat(incident.getErrorMessage()).contains("unknown");
        assertNoJob(work);
        resolve(incident);

        complete(job(work));
        complete(job(after));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A worker of the client gets and completes jobs as they come")
    @Promise("apis-tools/java-client/job-worker/")
    void workerWorks() {
        deploy(oneJob());
        try (var worker = client.newWorker()
                .jobType(work)
                .handler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(Map.of("n", (int) job.getVariablesAsMap().get("n") + 1))
                        .send()
                        .join())
                .open()) {
            IntStream.range(0, 10).forEach(n -> start(process, Map.of("n", n)));

            assertThat(jobs(after, 10))
                    .extracting(job -> job.getVariablesAsMap().get("n"))
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(worker.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName("A failed job in its back-off is neither completed, failed nor given more time: 409")
    @Promise(CONCEPT + "#completing-or-failing-jobs")
    void standsInBackOff() {
        deploy(oneJob());
        start(process);
        ActivatedJob job = job(work);
        client.newFailCommand(job)
                .retries(1)
                .retryBackoff(Duration.ofHours(1))
                .send()
                .join();

        assertThat(refusal(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(409);
        assertThat(refusal(() -> client.newFailCommand(job).retries(1).send().join())
                        .code())
                .isEqualTo(409);
        assertThat(refusal(() -> client.newUpdateTimeoutCommand(job)
                                .timeout(Duration.ofMillis(1))
                                .send()
                                .join())
                        .code())
                .isEqualTo(409);
        assertNoJob(work);
    }
}
