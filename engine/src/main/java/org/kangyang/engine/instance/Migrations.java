package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.MigrateProcessInstanceMappingInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationInstruction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kangyang.engine.command.EngineCommands;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.MigrationRules;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.operaton.bpm.engine.migration.MigrationPlan;
import org.operaton.bpm.engine.migration.MigrationPlanBuilder;
import org.operaton.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;

/**
 * Moves a running instance to another definition: what is active goes on at the element it is mapped onto, with its key,
 * its variables, its job or task as they are.
 */
@Component
class Migrations {

    private static final String REFUSED =
            "Command 'MIGRATE' rejected with code 'INVALID_STATE': Expected to migrate process instance '%s', but %s";

    private final RuntimeService runtime;
    private final EngineCommands commands;
    private final DefinitionKeys definitions;

    Migrations(RuntimeService runtime, EngineCommands commands, DefinitionKeys definitions) {
        this.runtime = runtime;
        this.commands = commands;
        this.definitions = definitions;
    }

    private record Definitions(ProcessDefinitionEntity source, ProcessDefinitionEntity target) {}

    void migrate(String key, ProcessInstanceMigrationInstruction request) {
        if (request.getTargetProcessDefinitionKey() == null) {
            throw Rejection.invalidArgument("No [targetProcessDefinitionKey] provided");
        }
        Map<String, String> mapping = mapping(request.getMappingInstructions());
        Definitions between = commands.run(context -> {
            ExecutionEntity instance =
                    Keys.isKey(key) ? context.getExecutionManager().findExecutionById(key) : null;
            if (instance == null || !instance.isProcessInstanceExecution()) {
                throw Rejection.notFound("Command 'MIGRATE' rejected with code 'NOT_FOUND': Expected to migrate process"
                        + " instance with key '" + key + "', but no such process instance was found");
            }
            String id = definitions.id(request.getTargetProcessDefinitionKey());
            if (id == null) {
                throw Rejection.notFound(
                        "Command 'MIGRATE' rejected with code 'NOT_FOUND': Expected to migrate to process"
                                + " definition with key '" + request.getTargetProcessDefinitionKey()
                                + "', but none was found");
            }
            ProcessDefinitionEntity target =
                    context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(id);
            return new Definitions(instance.getProcessDefinition(), target);
        });
        MigrationRules rules = new MigrationRules(between.source(), between.target(), mapping);
        if (!rules.unknown().isEmpty()) {
            throw Rejection.invalidArgument(
                    "Command 'MIGRATE' rejected with code 'INVALID_ARGUMENT': Expected to migrate"
                            + " process instance '" + key + "', but " + rules.unknown());
        }
        String hindrance = rules.hindrance(runtime.getActivityInstance(key));
        if (!hindrance.isEmpty()) {
            throw Rejection.invalidState(REFUSED.formatted(key, hindrance));
        }
        execute(key, between, mapping);
    }

    private void execute(String key, Definitions between, Map<String, String> mapping) {
        try {
            MigrationPlanBuilder builder = runtime.createMigrationPlan(
                    between.source().getId(), between.target().getId());
            mapping.forEach(builder::mapActivities);
            MigrationPlan plan = builder.build();
            commands.repeat(() -> {
                runtime.newMigration(plan).processInstanceIds(key).execute();
                return true;
            });
        } catch (MigrationPlanValidationException | MigratingProcessInstanceValidationException refused) {
            throw Rejection.invalidState(REFUSED.formatted(key, refused.getMessage()));
        }
    }

    private static Map<String, String> mapping(List<MigrateProcessInstanceMappingInstruction> instructions) {
        if (instructions == null || instructions.isEmpty()) {
            throw Rejection.invalidArgument("No mappingInstructions provided");
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        for (MigrateProcessInstanceMappingInstruction one : instructions) {
            if (one.getSourceElementId() == null || one.getTargetElementId() == null) {
                throw Rejection.invalidArgument(
                        "Each of the mappingInstructions needs sourceElementId and targetElementId");
            }
            if (mapping.put(one.getSourceElementId(), one.getTargetElementId()) != null) {
                throw Rejection.invalidArgument(
                        "The mappingInstructions map the element '" + one.getSourceElementId() + "' more than once");
            }
        }
        return mapping;
    }
}
