package org.kangyang.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.instance.VariableNames;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.usertask.CompletingTask;
import org.kangyang.engine.web.Tenants;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.springframework.stereotype.Component;

/** Jobs as a worker receives them. */
@Component
class ActivatedJobs {

    /** What the engine keeps beside the variables of the model and a job must know. */
    static final List<String> INTERNAL = List.of(CompletingTask.VARIABLE);

    /** Retries of a job whose model says nothing. */
    private static final int DEFAULT_RETRIES = 3;

    private final ModelFacts models;

    ActivatedJobs(ModelFacts models) {
        this.models = models;
    }

    List<ActivatedJobResult> of(LockJobs.Locked locked) {
        List<ActivatedJobResult> answers = new ArrayList<>();
        for (LockedExternalTask job : locked.jobs()) {
            answers.add(of(job, locked));
        }
        return answers;
    }

    private ActivatedJobResult of(LockedExternalTask job, LockJobs.Locked locked) {
        String definition = job.getProcessDefinitionId();
        ElementFacts facts = models.facts(definition, job.getActivityId());
        Map<String, Object> variables = new HashMap<>();
        job.getVariables().forEach((name, value) -> {
            if (!VariableNames.isInternal(name)) {
                variables.put(name, value);
            }
        });
        String process = Keys.id(Keys.of(job.getProcessInstanceId()));
        ActivatedJobResult answer = new ActivatedJobResult()
                .type(job.getTopicName())
                .jobKey(job.getId())
                .kind(JobKindEnum.BPMN_ELEMENT)
                .listenerEventType(JobListenerEventTypeEnum.UNSPECIFIED)
                .worker(job.getWorkerId())
                .retries(job.getRetries() == null ? DEFAULT_RETRIES : job.getRetries())
                .deadline(job.getLockExpirationTime().getTime())
                .elementId(facts.elementId())
                .elementInstanceKey(Keys.text(job.getActivityInstanceId()))
                .processInstanceKey(process)
                .rootProcessInstanceKey(locked.roots().getOrDefault(job.getId(), process))
                .processDefinitionId(job.getProcessDefinitionKey())
                .processDefinitionKey(Keys.text(definition))
                .processDefinitionVersion(DefinitionKeys.version(definition))
                .customHeaders(new HashMap<>(facts.headers()))
                .variables(variables)
                .tags(Set.of())
                .tenantId(Tenants.DEFAULT);
        if (facts.isListenerJob()) {
            describe(answer, CompletingTask.read(job.getVariables().get(CompletingTask.VARIABLE)));
        }
        return answer;
    }

    private static void describe(ActivatedJobResult answer, @Nullable CompletingTask task) {
        answer.kind(JobKindEnum.TASK_LISTENER).listenerEventType(JobListenerEventTypeEnum.COMPLETING);
        if (task != null) {
            answer.elementInstanceKey(task.elementInstanceKey()).userTask(task.properties());
            task.headers().forEach(answer::putCustomHeadersItem);
        }
    }
}
