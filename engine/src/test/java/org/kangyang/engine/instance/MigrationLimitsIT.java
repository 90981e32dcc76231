package org.kangyang.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** What Camunda 8 allows and this engine refuses (docs/adr/0019): with a reason, and nothing is changed. */
class MigrationLimitsIT extends ApiTest {

    private final String process = unique("limited");
    private final String type = unique("work");

    private BpmnModelInstance model(Consumer<ServiceTaskBuilder> task) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("Task_Work", work -> task.accept(work.zeebeJobType(type)))
                .endEvent()
                .done();
    }

    private void refusedToMigrate(BpmnModelInstance source, BpmnModelInstance target, Map<String, Object> variables) {
        long before = deploy(source, process);
        long instance = start(process, variables);
        var job = job(type);
        long version = deploy(target, process);

        refused(
                client.newMigrateProcessInstanceCommand(instance)
                        .migrationPlan(version)
                        .addMappingInstruction("Task_Work", "Task_Work"),
                409,
                "INVALID_STATE");

        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getProcessDefinitionKey())
                .isEqualTo(before);
        client.newCompleteCommand(job).send().join();
    }

    @Test
    void a_multi_instance_is_not_migrated() {
        Consumer<ServiceTaskBuilder> each = work -> work.multiInstance(
                all -> all.zeebeInputCollectionExpression("items").zeebeInputElement("item"));

        refusedToMigrate(model(each), model(each.andThen(work -> work.name("新"))), Map.of("items", List.of(1)));
    }

    @Test
    void what_would_newly_wait_for_a_message_or_signal_is_no_target() {
        BpmnModelInstance plain = model(work -> {});

        refusedToMigrate(
                plain,
                model(work -> work.boundaryEvent(
                                "Event_Told",
                                told -> told.message(m -> m.name("told").zeebeCorrelationKeyExpression("\"k\"")))
                        .endEvent()),
                Map.of());
        refusedToMigrate(
                plain,
                model(work -> work.boundaryEvent("Event_Called", called -> called.signal("called"))
                        .endEvent()),
                Map.of());
    }

    @Test
    void a_definition_that_runs_is_not_deleted() {
        long definition = deploy(model(work -> {}), process);
        long instance = start(process, Map.of());
        var job = job(type);

        refused(client.newDeleteResourceCommand(definition), 409, "INVALID_STATE");

        client.newCompleteCommand(job).send().join();
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getProcessDefinitionKey())
                .isEqualTo(definition);
    }
}
