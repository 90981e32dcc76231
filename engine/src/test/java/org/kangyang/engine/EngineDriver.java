package org.kangyang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.kangyang.engine.clock.EngineClock;
import org.kangyang.engine.deployment.Deployed;
import org.kangyang.engine.deployment.Deployments;
import org.kangyang.engine.message.Messages;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.kangyang.engine.runtime.JobErrors;
import org.kangyang.engine.translation.ModelFacts;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.operaton.bpm.engine.runtime.Incident;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.task.Task;

/** Drives the engine from inside, for tests of its core; the API has tests of its own. */
public class EngineDriver {

    public final ProcessEngine engine;
    public final Deployments deployments;
    public final ModelFacts facts;
    public final EngineClock clock;
    public final Messages messages;
    private final JobErrors errors;

    EngineDriver(
            ProcessEngine engine,
            Deployments deployments,
            ModelFacts facts,
            EngineClock clock,
            JobErrors errors,
            Messages messages) {
        this.engine = engine;
        this.deployments = deployments;
        this.facts = facts;
        this.clock = clock;
        this.errors = errors;
        this.messages = messages;
    }

    public Deployed deploy(Models... models) {
        return deployments.deploy(Arrays.stream(models).map(Models::file).toList());
    }

    public ProcessInstance start(String processId, Map<String, Object> variables) {
        return engine.getRuntimeService().startProcessInstanceByKey(processId, variables);
    }

    /** The one open job of an element of an instance, once it is there. */
    public ExternalTask job(String instanceId, String type) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> engine
                                .getExternalTaskService()
                                .createExternalTaskQuery()
                                .processInstanceId(instanceId)
                                .topicName(type)
                                .list()
                                .stream()
                                .findFirst()
                                .orElse(null),
                        java.util.Objects::nonNull);
    }

    public LockedExternalTask lock(String type) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> engine
                                .getExternalTaskService()
                                .fetchAndLock(1, "test")
                                .topic(type, 60_000)
                                .enableCustomObjectDeserialization()
                                .execute()
                                .stream()
                                .findFirst()
                                .orElse(null),
                        java.util.Objects::nonNull);
    }

    /** Completes the next job of that type as the API does. */
    public void complete(String type, Map<String, Object> variables) {
        LockedExternalTask job = lock(type);
        boolean local =
                facts.facts(job.getProcessDefinitionId(), job.getActivityId()).outputMapped();
        engine.getExternalTaskService()
                .complete(job.getId(), "test", local ? Map.of() : variables, local ? variables : Map.of());
    }

    public void throwError(String type, String code, Map<String, Object> variables) {
        errors.throwError(lock(type).getId(), code, "because", variables);
    }

    public String correlate(String name, String key, Map<String, Object> variables) {
        return Long.toString(messages.correlate(name, key, variables).processInstanceKey());
    }

    public void publish(String name, String key, Duration timeToLive, Map<String, Object> variables) {
        messages.publish(name, key, timeToLive, null, variables);
    }

    public Task task(String instanceId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> engine.getTaskService().createTaskQuery().processInstanceId(instanceId).list().stream()
                                .findFirst()
                                .orElse(null),
                        java.util.Objects::nonNull);
    }

    /** Completes a task as its form in Tasklist does. */
    public void submit(Task task, Map<String, Object> variables) {
        engine.getFormService().submitTaskForm(task.getId(), variables);
    }

    public void awaitEnd(String instanceId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> {
                    assertThat(engine.getRuntimeService()
                                    .createIncidentQuery()
                                    .processInstanceId(instanceId)
                                    .list())
                            .extracting(Incident::getIncidentMessage)
                            .isEmpty();
                    assertThat(engine.getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .processInstanceId(instanceId)
                                    .count())
                            .isZero();
                });
    }

    public Incident incident(String instanceId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () ->
                                engine
                                        .getRuntimeService()
                                        .createIncidentQuery()
                                        .processInstanceId(instanceId)
                                        .list()
                                        .stream()
                                        .findFirst()
                                        .orElse(null),
                        java.util.Objects::nonNull);
    }

    public void assertIncident(String instanceId, String elementId, ErrorType type) {
        Incident incident = incident(instanceId);
        assertThat(incident.getActivityId()).as(incident.getIncidentMessage()).isEqualTo(elementId);
        assertThat(ElementFailure.typeOf(incident.getIncidentType(), incident.getIncidentMessage()))
                .as(incident.getIncidentMessage())
                .isEqualTo(type);
    }

    /** Gives the incident's job its retry back, as the API's resolution does. */
    public void resolve(Incident incident) {
        if ("failedJob".equals(incident.getIncidentType())) {
            engine.getManagementService().setJobRetries(incident.getConfiguration(), 1);
        } else {
            engine.getExternalTaskService().setRetries(incident.getConfiguration(), 1);
        }
    }

    /** The variables of the process instance as history keeps them. */
    public Map<String, Object> kept(String instanceId) {
        Map<String, Object> result = new java.util.TreeMap<>();
        engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .list()
                .forEach(v -> result.put(v.getName(), v.getValue()));
        return result;
    }

    /** Ids of the elements an instance has passed or is in, in no order. */
    public List<String> elements(String instanceId) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .list()
                .stream()
                .map(a -> a.getActivityId())
                .toList();
    }
}
