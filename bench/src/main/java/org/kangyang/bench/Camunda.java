package org.kangyang.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code engine}, through Camunda's Java client. */
final class Camunda implements Side {

    static final String LATENCY_JOB = "bench-latency";

    private static final int ATTEMPTS = 5;
    private static final String RATE = "bench-rate";
    private static final String LATENCY = "bench-latency";
    static final String WAITING = "bench-waiting";

    private final Server server;
    private final CamundaClient client;

    private Camunda(Server server) {
        this.server = server;
        this.client = CamundaClient.newClientBuilder()
                .restAddress(server.address())
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(60))
                .build();
    }

    static Camunda start(Path directory, @Nullable String store, List<String> more)
            throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(List.of("--engine.data=" + directory, "--engine.messages.sweep=10s"));
        if (store != null) {
            settings.addAll(List.of("--spring.datasource.url=" + store, "--spring.datasource.username=sa"));
        }
        settings.addAll(more);
        return new Camunda(Server.start("org.kangyang.engine.EngineApplication", "/v2/topology", directory, settings));
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Server server() {
        return server;
    }

    CamundaClient client() {
        return client;
    }

    @Override
    public void deploy() {
        AbstractFlowNodeBuilder<?, ?> rate = Bpmn.createExecutableProcess(RATE).startEvent();
        for (int i = 1; i <= JOBS; i++) {
            rate = rate.serviceTask("task-" + i, task -> task.zeebeJobType(RATE));
        }
        client.newDeployResourceCommand()
                .addProcessModel(rate.endEvent().done(), "rate.bpmn")
                .addProcessModel(
                        Bpmn.createExecutableProcess(LATENCY)
                                .startEvent()
                                .serviceTask("task", task -> task.zeebeJobType(LATENCY_JOB))
                                .endEvent()
                                .done(),
                        "latency.bpmn")
                .addProcessModel(
                        Bpmn.createExecutableProcess(WAITING)
                                .startEvent()
                                .receiveTask(
                                        "wait",
                                        task -> task.message(
                                                message -> message.name(WAITING).zeebeCorrelationKey("=key")))
                                .boundaryEvent("late", late -> late.timerWithDuration("P300D"))
                                .endEvent()
                                .moveToActivity("wait")
                                .endEvent()
                                .done(),
                        "waiting.bpmn")
                .send()
                .join();
    }

    @Override
    public void startInstance() {
        client.newCreateInstanceCommand()
                .bpmnProcessId(RATE)
                .latestVersion()
                .send()
                .join();
    }

    @Override
    public int workOnce(String worker) {
        List<ActivatedJob> jobs = client.newActivateJobsCommand()
                .jobType(RATE)
                .maxJobsToActivate(FETCH)
                .timeout(Duration.ofMinutes(1))
                .workerName(worker)
                .requestTimeout(Duration.ofMillis(WAIT))
                .send()
                .join()
                .getJobs();
        jobs.forEach(this::complete);
        return jobs.size();
    }

    /** Again after a 503, as workers do. */
    private void complete(ActivatedJob job) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.newCompleteCommand(job).send().join();
                return;
            } catch (ClientHttpException refused) {
                if (refused.code() != 503 || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }

    void startLatency(long number) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(LATENCY)
                .latestVersion()
                .variable("number", number)
                .send()
                .join();
    }

    /** An instance that waits for a message, with a timer far away; answers its key. */
    long startWaiting(long number) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(WAITING)
                .latestVersion()
                .variable("key", "waiting-" + number)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** Key of the element at which such an instance waits, once it does. */
    Optional<Long> waiting(long instance) {
        return client
                .newElementInstanceSearchRequest()
                .filter(f -> f.processInstanceKey(instance).elementId("wait"))
                .send()
                .join()
                .items()
                .stream()
                .map(ElementInstance::getElementInstanceKey)
                .findFirst();
    }

    void moveClock(Instant to) {
        client.newPinClockCommand().time(to).send().join();
    }

    /** Finished instances that history still holds, as far as is counted. */
    long finished() {
        return client.newProcessInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(RATE))
                .page(p -> p.limit(1))
                .send()
                .join()
                .page()
                .totalItems();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
