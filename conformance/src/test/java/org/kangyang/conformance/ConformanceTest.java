package org.kangyang.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kangyang.conformance.target.EngineUnderTest;

/**
 * A running engine, driven through Camunda's Java client. Every test names its processes, messages and job types anew
 * ({@link #unique}), so that tests do not see each other's work. What was written is searched for until it is found, since
 * Camunda 8's searches follow a moment later.
 */
@ExtendWith({Engines.class, Report.class})
abstract class ConformanceTest {

    static final Duration SOON = Duration.ofSeconds(Integer.getInteger("conformance.patience", 60));

    /** How long nothing must come, where nothing may come. */
    static final Duration QUIET = Duration.ofMillis(600);

    private static final Duration LOCK = Duration.ofMinutes(5);

    @RegisterExtension
    final BeforeEachCallback engines = context -> engine = engine(context);

    private EngineUnderTest engine;
    CamundaClient client;

    EngineUnderTest engine(ExtensionContext context) {
        return Engines.shared(context);
    }

    final EngineUnderTest engine() {
        return engine;
    }

    @BeforeEach
    final void connect() {
        client = newClient();
    }

    @AfterEach
    final void disconnect() {
        client.close();
    }

    final CamundaClient newClient() {
        URI address = engine.restAddress();
        return CamundaClient.newClientBuilder()
                .restAddress(address)
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(30))
                // An answer may be late on a busy machine; a client that gave up would miss the jobs in it.
                .defaultRequestTimeoutOffset(Duration.ofSeconds(30))
                .build();
    }

    static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Fails as refused where the engine under test does not take the model; see {@link Promise#refusal}. */
    final DeploymentEvent deploy(BpmnModelInstance model) {
        String id = model.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
        return deploy(id + ".bpmn", Bpmn.convertToString(model));
    }

    /** A resource as text: a model, a table or a form. */
    final DeploymentEvent deploy(String file, String text) {
        try {
            return client.newDeployResourceCommand()
                    .addResourceBytes(text.getBytes(StandardCharsets.UTF_8), file)
                    .send()
                    .join();
        } catch (ProblemException refused) {
            if (refused.code() == 400) {
                throw new RefusedAtDeployment(String.valueOf(refused.details().getDetail()));
            }
            throw refused;
        }
    }

    final long start(String processId) {
        return start(processId, Map.of());
    }

    final long start(String processId, Map<String, ?> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    /** The next job of that type, once it is there. */
    final ActivatedJob job(String type) {
        return await("a job of type " + type)
                .atMost(SOON)
                .until(() -> jobs(type, 1, Duration.ofSeconds(10)), found -> !found.isEmpty())
                .getFirst();
    }

    /** That many jobs of that type, once they are there. */
    final List<ActivatedJob> jobs(String type, int number) {
        List<ActivatedJob> found = new java.util.ArrayList<>();
        await(number + " jobs of type " + type).atMost(SOON).until(() -> {
            found.addAll(jobs(type, number - found.size(), Duration.ofSeconds(10)));
            return found.size() == number;
        });
        return found;
    }

    private List<ActivatedJob> jobs(String type, int number, Duration patience) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(number)
                .timeout(LOCK)
                .requestTimeout(patience)
                .send()
                .join()
                .getJobs();
    }

    final void assertNoJob(String type) {
        assertThat(jobs(type, 1, QUIET)).isEmpty();
    }

    final void complete(ActivatedJob job) {
        complete(job, Map.of());
    }

    final void complete(ActivatedJob job, Map<String, ?> variables) {
        client.newCompleteCommand(job).variables(variables).send().join();
    }

    final void throwError(ActivatedJob job, String code) {
        client.newThrowErrorCommand(job).errorCode(code).send().join();
    }

    /** @param key {@code null}: none */
    final void publish(
            String name, @org.jspecify.annotations.Nullable String key, Duration timeToLive, Map<String, ?> variables) {
        var named = client.newPublishMessageCommand().messageName(name);
        (key == null ? named.withoutCorrelationKey() : named.correlationKey(key))
                .timeToLive(timeToLive)
                .variables(variables)
                .send()
                .join();
    }

    final void awaitCompleted(long instance) {
        awaitState(instance, ProcessInstanceState.COMPLETED);
    }

    final void awaitCanceled(long instance) {
        awaitState(instance, ProcessInstanceState.TERMINATED);
    }

    private void awaitState(long instance, ProcessInstanceState state) {
        soon(() -> assertThat(client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processInstanceKey(instance))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.getState())
                        .as("state; incidents: %s", incidents(instance))
                        .isEqualTo(state)));
    }

    /** Is running, with nothing that stands. */
    final void assertActive(long instance) {
        soon(() -> assertThat(client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processInstanceKey(instance).state(ProcessInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.getHasIncident()).isFalse()));
    }

    /** How often that element was gone through and left. */
    final long completed(long instance, String elementId) {
        return elements(instance, elementId, ElementInstanceState.COMPLETED);
    }

    final long elements(long instance, String elementId, ElementInstanceState state) {
        return client.newElementInstanceSearchRequest()
                .filter(f -> f.processInstanceKey(instance).elementId(elementId).state(state))
                .send()
                .join()
                .page()
                .totalItems();
    }

    final void awaitElement(long instance, String elementId, ElementInstanceState state, int times) {
        soon(() -> assertThat(elements(instance, elementId, state))
                .as("%s %s; incidents: %s", elementId, state, incidents(instance))
                .isEqualTo(times));
    }

    /** Of the only instance of that element, once it is there. */
    final long elementKey(long instance, String elementId) {
        return await(elementId)
                .atMost(SOON)
                .until(
                        () -> client.newElementInstanceSearchRequest()
                                .filter(f -> f.processInstanceKey(instance).elementId(elementId))
                                .send()
                                .join()
                                .items(),
                        found -> found.size() == 1)
                .getFirst()
                .getElementInstanceKey();
    }

    /** The only open incident of the instance, once it is there. */
    final Incident incident(long instance) {
        return await("an incident of " + instance)
                .atMost(SOON)
                .until(() -> incidents(instance), found -> found.size() == 1)
                .getFirst();
    }

    private List<Incident> incidents(long instance) {
        return client.newIncidentSearchRequest()
                .filter(f -> f.processInstanceKey(instance).state(IncidentState.ACTIVE))
                .send()
                .join()
                .items();
    }

    final void resolve(Incident incident) {
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
    }

    /** The only user task of the instance that can be worked on, once it is there. */
    final UserTask userTask(long instance) {
        return await("a user task of " + instance)
                .atMost(SOON)
                .until(
                        () -> client.newUserTaskSearchRequest()
                                .filter(f -> f.processInstanceKey(instance)
                                        .state(io.camunda.client.api.search.enums.UserTaskState.CREATED))
                                .send()
                                .join()
                                .items(),
                        found -> found.size() == 1)
                .getFirst();
    }

    /** The JSON of a variable of the process instance itself, once it is there. */
    final String variable(long instance, String name) {
        return await("variable " + name)
                .atMost(SOON)
                .until(
                        () -> client.newVariableSearchRequest()
                                .withFullValues()
                                .filter(f -> f.processInstanceKey(instance)
                                        .scopeKey(instance)
                                        .name(name))
                                .send()
                                .join()
                                .items(),
                        found -> !found.isEmpty())
                .getFirst()
                .getValue();
    }

    /** Two answers to the same search are sorted by the property, the one upwards, the other downwards. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> void assertSorted(Function<T, Comparable<?>> property, List<T> upwards, List<T> downwards) {
        Comparator<T> order = Comparator.comparing((Function) property);
        assertThat(upwards).isSortedAccordingTo(order);
        assertThat(downwards).hasSameSizeAs(upwards).isSortedAccordingTo(order.reversed());
    }

    static void soon(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    /** What the engine answers where it must refuse the command. */
    static ProblemException refusal(Callable<?> command) {
        try {
            command.call();
        } catch (ProblemException refused) {
            return requireNonNull(refused);
        } catch (Exception other) {
            throw new AssertionError("Refused otherwise", other);
        }
        throw new AssertionError("The command was accepted");
    }
}
