package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.NoneStart;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.StoredText;
import org.kangyang.engine.web.Tenants;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The commands on process instances. */
@Component
class ProcessInstances {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EngineCommands commands;
    private final DefinitionKeys definitions;

    ProcessInstances(
            RuntimeService runtime, RepositoryService repository, EngineCommands commands, DefinitionKeys definitions) {
        this.runtime = runtime;
        this.repository = repository;
        this.commands = commands;
        this.definitions = definitions;
    }

    /**
     * Starts an instance; what happens in it is not waited for.
     *
     * @param internal variables of the engine's own beside those of the request
     */
    CreateProcessInstanceResult create(ProcessInstanceCreationInstruction request, Map<String, Object> internal) {
        refuseUnsupported(request);
        Map<String, Object> variables = VariableNames.given(request.getVariables());
        StoredText.checkName("businessId", request.getBusinessId());
        ProcessDefinition definition = definition(request);
        if (repository.getProcessDefinition(definition.getId()) instanceof ProcessDefinitionEntity deployed
                && !NoneStart.isIn(deployed)) {
            throw Rejection.invalidState(
                    "Command 'CREATE' rejected with code 'INVALID_STATE': Expected to create instance" + " of process '"
                            + definition.getKey() + "' with none start event, but there is no such event");
        }
        ProcessInstance instance = commands.repeat(() -> runtime.createProcessInstanceById(definition.getId())
                .businessKey(request.getBusinessId())
                .setVariables(variables)
                .setVariables(internal)
                .execute());
        return new CreateProcessInstanceResult()
                .processInstanceKey(instance.getId())
                .processDefinitionKey(Keys.text(definition.getId()))
                .processDefinitionId(definition.getKey())
                .processDefinitionVersion(definition.getVersion())
                .variables(Map.of())
                .tags(Set.of())
                .businessId(request.getBusinessId())
                .tenantId(Tenants.DEFAULT);
    }

    private static void refuseUnsupported(ProcessInstanceCreationInstruction request) {
        Tenants.check(request.getTenantId());
        refuse("startInstructions", request.getStartInstructions());
        refuse("runtimeInstructions", request.getRuntimeInstructions());
        if (request.getTags() != null && !request.getTags().isEmpty()) {
            throw Rejection.invalidArgument("This server keeps no tags of process instances");
        }
    }

    private static void refuse(String field, @Nullable List<?> instructions) {
        if (instructions != null && !instructions.isEmpty()) {
            throw Rejection.invalidArgument(
                    "This server starts processes at their start event only: no [" + field + "]");
        }
    }

    private ProcessDefinition definition(ProcessInstanceCreationInstruction request) {
        String key = request.getProcessDefinitionKey();
        if (key != null && request.getProcessDefinitionId() != null) {
            throw Rejection.invalidArgument("Only one of [processDefinitionId, processDefinitionKey] is allowed");
        }
        if (key != null) {
            String id = definitions.id(key);
            if (id == null) {
                throw none("key '" + key + "'");
            }
            return repository.getProcessDefinition(id);
        }
        String process = request.getProcessDefinitionId();
        if (process == null || process.isBlank()) {
            throw Rejection.invalidArgument("At least one of [processDefinitionId, processDefinitionKey] is required");
        }
        Integer version = request.getProcessDefinitionVersion();
        var query = repository.createProcessDefinitionQuery().processDefinitionKey(process);
        boolean latest = version == null || version < 0;
        ProcessDefinition found =
                (latest ? query.latestVersion() : query.processDefinitionVersion(version)).singleResult();
        if (found == null) {
            throw none("process ID '" + process + "'" + (latest ? "" : " and version '" + version + "'"));
        }
        return found;
    }

    private static Rejection none(String what) {
        return Rejection.notFound(
                "Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with " + what
                        + ", but none found");
    }

    /** Ends a root instance and all it has called. */
    void cancel(String key) {
        commands.run(context -> {
            ExecutionEntity instance =
                    Keys.isKey(key) ? context.getExecutionManager().findExecutionById(key) : null;
            if (instance == null || !instance.isProcessInstanceExecution()) {
                throw Rejection.notFound("Command 'CANCEL' rejected with code 'NOT_FOUND': Expected to cancel a process"
                        + " instance with key '" + key + "', but no such process was found");
            }
            if (instance.getSuperExecution() != null) {
                throw Rejection.invalidState("Command 'CANCEL' rejected with code 'INVALID_STATE': Expected to cancel a"
                        + " process instance with key '" + key + "', but it is created by a parent process instance."
                        + " Cancel the root process instance '" + instance.getRootProcessInstanceId() + "' instead");
            }
            runtime.deleteProcessInstance(key, "canceled through the API", false, true, true, false);
            return true;
        });
    }
}
