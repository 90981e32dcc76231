package org.kangyang.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A running engine with an empty store in memory, driven through Camunda's own client. Every test names its processes
 * and job types anew ({@link #unique}), so tests do not see each other's work.
 */
@SpringBootTest(
        classes = EngineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            TestStore.API,
            "engine.staff=classpath:pages/staff.yaml",
            "engine.history.variables=*",
            // The clock is moved by years: whatever the hour, nothing is cleaned up that a test looks at.
            "engine.history-days=36500",
            "engine.clock.controllable=true"
        })
public abstract class ApiTest {

    protected static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    protected int port;

    protected CamundaClient client;

    @BeforeEach
    protected void connect() {
        client = CamundaClient.newClientBuilder()
                .restAddress(URI.create("http://127.0.0.1:" + port))
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(20))
                .build();
    }

    @AfterEach
    protected void disconnect() {
        client.close();
    }

    protected static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    protected long deploy(BpmnModelInstance model, String name) {
        return client.newDeployResourceCommand()
                .addProcessModel(model, name + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    protected long start(String processId, Object variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    protected List<ActivatedJob> poll(String type, int max) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(max)
                .timeout(Duration.ofMinutes(1))
                .requestTimeout(Duration.ofSeconds(10))
                .send()
                .join()
                .getJobs();
    }

    protected ActivatedJob job(String type) {
        List<ActivatedJob> jobs = poll(type, 1);
        if (jobs.isEmpty()) {
            throw new AssertionError("no job of type " + type + " within 10 s");
        }
        return jobs.getFirst();
    }

    protected UserTask userTask(long processInstanceKey) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> client.newUserTaskSearchRequest()
                                .filter(filter -> filter.processInstanceKey(processInstanceKey))
                                .sort(sort -> sort.creationDate().desc())
                                .send()
                                .join()
                                .items(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
