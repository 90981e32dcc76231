package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.sort.ProcessInstanceSort;
import io.camunda.client.api.statistics.response.ProcessElementStatistics;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.StartEventBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Operations")
class OperationsIT extends ConformanceTest {

    private static final String REST = "apis-tools/orchestration-cluster-api-rest/specifications/";
    private static final String MIGRATION = "components/concepts/process-instance-migration/";
    private static final String DELETION = "components/concepts/resource-deletion/";
    private static final int MANY = 10_000;

    private final String process = unique("operated");
    private final String work = unique("work");

    private BpmnModelInstance model(String id, Function<StartEventBuilder, AbstractFlowNodeBuilder<?, ?>> body) {
        return body.apply(Bpmn.createExecutableProcess(id).startEvent())
                .endEvent()
                .done();
    }

    private long key(BpmnModelInstance model) {
        return deploy(model).getProcesses().getFirst().getProcessDefinitionKey();
    }

    private ProcessInstanceState state(long instance) {
        return client.newProcessInstanceGetRequest(instance).send().join().getState();
    }

    private ProcessInstance only(String processId) {
        List<ProcessInstance> found = new ArrayList<>();
        soon(() -> {
            found.clear();
            found.addAll(client.newProcessInstanceSearchRequest()
                    .filter(f -> f.processDefinitionId(processId))
                    .send()
                    .join()
                    .items());
            assertThat(found).hasSize(1);
        });
        return found.getFirst();
    }

    @Test
    @DisplayName("A cancellation ends an instance and all that it called, their jobs and tasks")
    @Promise(REST + "cancel-process-instance/")
    void cancelsDownTheTree() {
        String child = unique("child");
        String grandchild = unique("grandchild");
        deploy(model(grandchild, s -> s.userTask("task", t -> t.zeebeUserTask())));
        deploy(model(
                child,
                s -> s.parallelGateway("fork")
                        .callActivity("call", c -> c.zeebeProcessId(grandchild))
                        .endEvent()
                        .moveToNode("fork")
                        .serviceTask("work", t -> t.zeebeJobType(work))));
        deploy(model(process, s -> s.callActivity("call", c -> c.zeebeProcessId(child))));
        long root = start(process);
        ActivatedJob job = job(work);
        long lowest = only(grandchild).getProcessInstanceKey();
        UserTask task = userTask(lowest);

        client.newCancelInstanceCommand(root).send().join();

        awaitCanceled(root);
        awaitCanceled(job.getProcessInstanceKey());
        awaitCanceled(lowest);
        assertThat(refusal(() -> client.newCompleteCommand(job).send().join()).code())
                .isEqualTo(404);
        soon(() -> assertThat(client.newUserTaskGetRequest(task.getUserTaskKey())
                        .send()
                        .join()
                        .getState())
                .isEqualTo(UserTaskState.CANCELED));
        awaitElement(root, "call", ElementInstanceState.TERMINATED, 1);
        awaitElement(lowest, "task", ElementInstanceState.TERMINATED, 1);
    }

    @Test
    @DisplayName("A called instance is not canceled by itself, and one that has ended or never was cannot be")
    @Promise(REST + "cancel-process-instance/")
    void cancelsRootsOnly() {
        String child = unique("child");
        deploy(model(child, s -> s.userTask("task", t -> t.zeebeUserTask())));
        deploy(model(process, s -> s.callActivity("call", c -> c.zeebeProcessId(child))));
        long root = start(process);
        long called = only(child).getProcessInstanceKey();

        assertThat(refusal(() -> client.newCancelInstanceCommand(called).send().join())
                        .code())
                .isEqualTo(409);
        assertThat(state(called)).isEqualTo(ProcessInstanceState.ACTIVE);
        client.newCancelInstanceCommand(root).send().join();
        assertThat(refusal(() -> client.newCancelInstanceCommand(root).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newCancelInstanceCommand(4711).send().join())
                        .code())
                .isEqualTo(404);
    }

    private void migrate(long instance, long target, String... fromTo) {
        var plan = client.newMigrateProcessInstanceCommand(instance)
                .migrationPlan(target)
                .addMappingInstruction(fromTo[0], fromTo[1]);
        for (int i = 2; i < fromTo.length; i += 2) {
            plan.addMappingInstruction(fromTo[i], fromTo[i + 1]);
        }
        plan.send().join();
    }

    private ProblemException refusedMigration(long instance, long target, String... fromTo) {
        return refusal(() -> {
            migrate(instance, target, fromTo);
            return null;
        });
    }

    @Test
    @DisplayName("A migrated instance goes on in the new version: its job stays what it is, what follows is new")
    @Promise(MIGRATION)
    void migratesJob() {
        deploy(model(process, s -> s.serviceTask("old", t -> t.zeebeJobType(work))));
        long instance = start(process, Map.of("v", "甲"));
        ActivatedJob job = job(work);
        long target = key(model(
                process,
                s -> s.serviceTask("new", t -> t.zeebeJobType("other"))
                        .serviceTask("after", t -> t.zeebeJobType(work + "-after"))));

        migrate(instance, target, "old", "new");

        soon(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                        .send()
                        .join()
                        .getProcessDefinitionVersion())
                .isEqualTo(2));
        awaitElement(instance, "new", ElementInstanceState.ACTIVE, 1);
        complete(job);
        ActivatedJob after = job(work + "-after");
        assertThat(after.getProcessInstanceKey()).isEqualTo(instance);
        assertThat(after.getProcessDefinitionKey()).isEqualTo(target);
        assertThat(after.getVariablesAsMap()).containsEntry("v", "甲");
        complete(after);
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A migrated user task keeps key, assignee, dates and priority")
    @Promise(MIGRATION)
    void migratesUserTask() {
        deploy(model(
                process,
                s -> s.userTask(
                        "old", t -> t.zeebeUserTask().zeebeAssignee("li").zeebeTaskPriority("7"))));
        long instance = start(process);
        UserTask before = userTask(instance);
        long target = key(model(
                process,
                s -> s.userTask(
                                "new",
                                t -> t.zeebeUserTask().zeebeAssignee("wang").zeebeTaskPriority("70"))
                        .userTask("after", t -> t.zeebeUserTask())));

        migrate(instance, target, "old", "new");

        soon(() -> {
            UserTask moved =
                    client.newUserTaskGetRequest(before.getUserTaskKey()).send().join();
            assertThat(moved.getElementId()).isEqualTo("new");
            assertThat(moved.getAssignee()).isEqualTo("li");
            assertThat(moved.getPriority()).isEqualTo(7);
            assertThat(moved.getProcessDefinitionKey()).isEqualTo(target);
            assertThat(moved.getElementInstanceKey()).isEqualTo(before.getElementInstanceKey());
        });
        client.newCompleteUserTaskCommand(before.getUserTaskKey()).send().join();
        soon(() -> assertThat(userTask(instance).getElementId()).isEqualTo("after"));
    }

    @Test
    @DisplayName("Sub-processes, calls and waits for a message are migrated with all that runs in them")
    @Promise(MIGRATION)
    void migratesScopes() {
        String child = unique("child");
        String message = unique("message");
        deploy(model(child, s -> s.serviceTask("work", t -> t.zeebeJobType(work))));
        deploy(scopes(child, message, "old"));
        long instance = start(process, Map.of("key", "k"));
        ActivatedJob called = job(work);
        ActivatedJob inner = job(work + "-inner");
        awaitElement(instance, "old_wait", ElementInstanceState.ACTIVE, 1);
        long target = key(scopes(child, message, "new"));

        migrate(
                instance,
                target,
                "old_sub",
                "new_sub",
                "old_inner",
                "new_inner",
                "old_call",
                "new_call",
                "old_wait",
                "new_wait");
        publish(message, "k", Duration.ofMinutes(1), Map.of());
        complete(called);
        complete(inner);

        awaitCompleted(instance);
        assertThat(List.of(
                        completed(instance, "new_sub"),
                        completed(instance, "new_call"),
                        completed(instance, "new_wait")))
                .containsExactly(1L, 1L, 1L);
    }

    private BpmnModelInstance scopes(String child, String message, String version) {
        return model(
                process,
                s -> s.parallelGateway("fork")
                        .callActivity(version + "_call", c -> c.zeebeProcessId(child))
                        .endEvent()
                        .moveToNode("fork")
                        .intermediateCatchEvent(
                                version + "_wait",
                                e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))
                        .endEvent()
                        .moveToNode("fork")
                        .subProcess(
                                version + "_sub",
                                sub -> sub.embeddedSubProcess()
                                        .startEvent()
                                        .serviceTask(version + "_inner", t -> t.zeebeJobType(work + "-inner"))
                                        .endEvent()));
    }

    @Test
    @DisplayName("A migrated instance keeps its incident, which is resolved in the new version")
    @Promise(MIGRATION)
    void migratesIncident() {
        deploy(model(process, s -> s.serviceTask("old", t -> t.zeebeJobType(work))));
        long instance = start(process);
        ActivatedJob job = job(work);
        client.newFailCommand(job).retries(0).errorMessage("no").send().join();
        Incident before = incident(instance);
        long target = key(model(process, s -> s.serviceTask("new", t -> t.zeebeJobType(work))));

        migrate(instance, target, "old", "new");

        soon(() -> {
            Incident moved = incident(instance);
            assertThat(moved.getIncidentKey()).isEqualTo(before.getIncidentKey());
            assertThat(moved.getElementId()).isEqualTo("new");
        });
        client.newUpdateRetriesCommand(job).retries(1).send().join();
        resolve(before);
        complete(job(work));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName(
            "A migration is refused where an active element is not mapped, or onto another type; nothing is changed")
    @Promise(REST + "migrate-process-instance/")
    void refusesWrongMigration() {
        deploy(model(
                process,
                s -> s.serviceTask("old", t -> t.zeebeJobType(work)).userTask("later", t -> t.zeebeUserTask())));
        long instance = start(process);
        ActivatedJob job = job(work);
        long target = key(model(
                process,
                s -> s.serviceTask("new", t -> t.zeebeJobType(work)).userTask("task", t -> t.zeebeUserTask())));

        assertThat(refusedMigration(instance, target, "later", "task").code()).isEqualTo(409);
        assertThat(refusedMigration(instance, target, "old", "task").code()).isEqualTo(409);
        assertThat(refusedMigration(instance, target, "old", "nowhere").code()).isEqualTo(400);
        assertThat(refusedMigration(instance, target, "nothing", "new").code()).isEqualTo(400);
        assertThat(refusedMigration(instance, 4711, "old", "new").code()).isEqualTo(404);
        assertThat(refusedMigration(4711, target, "old", "new").code()).isEqualTo(404);

        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getProcessDefinitionVersion())
                .isEqualTo(1);
        complete(job);
        assertThat(userTask(instance).getElementId()).isEqualTo("later");
    }

    @Test
    @DisplayName("Of a deleted definition no instance starts; the version before is the newest again")
    @Promise(DELETION + "#deleting-the-latest-version")
    void deletesDefinition() {
        long first = key(model(process, s -> s.serviceTask("one", t -> t.zeebeJobType(work + "-1"))));
        long second = key(model(process, s -> s.serviceTask("two", t -> t.zeebeJobType(work + "-2"))));
        long ended = start(process);
        complete(job(work + "-2"));
        awaitCompleted(ended);

        client.newDeleteResourceCommand(second).send().join();

        soon(() -> assertThat(refusal(() -> client.newCreateInstanceCommand()
                                .processDefinitionKey(second)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404));
        assertThat(state(ended)).isEqualTo(ProcessInstanceState.COMPLETED);
        awaitElement(ended, "two", ElementInstanceState.COMPLETED, 1);
        start(process);
        complete(job(work + "-1"));
        client.newDeleteResourceCommand(first).send().join();
        soon(() -> assertThat(refusal(() -> start(process)).code()).isEqualTo(404));
    }

    @Test
    @DisplayName("The number of a deleted version is never given again")
    @Promise(DELETION + "#deleting-the-latest-version")
    void versionsAreNotReused() {
        key(model(process, s -> s.serviceTask("one", t -> t.zeebeJobType(work + "-1"))));
        long second = key(model(process, s -> s.serviceTask("two", t -> t.zeebeJobType(work + "-2"))));
        client.newDeleteResourceCommand(second).send().join();

        var third = deploy(model(process, s -> s.serviceTask("three", t -> t.zeebeJobType(work + "-3"))));

        assertThat(third.getProcesses())
                .singleElement()
                .satisfies(p -> assertThat(p.getVersion()).isEqualTo(3));
        start(process);
        job(work + "-3");
    }

    @Test
    @DisplayName("With the newest version deleted, a message starts the one before")
    @Promise(DELETION + "#deleting-the-latest-version")
    void deletionRestoresStart() {
        String message = unique("start");
        List<Long> versions = new ArrayList<>();
        for (String version : List.of("a", "b")) {
            versions.add(key(Bpmn.createExecutableProcess(process)
                    .startEvent("start")
                    .message(message)
                    .serviceTask("task", t -> t.zeebeJobType(work + "-" + version))
                    .endEvent()
                    .done()));
        }

        client.newDeleteResourceCommand(versions.getLast()).send().join();
        publish(message, null, Duration.ofMinutes(1), Map.of());

        job(work + "-a");
        assertNoJob(work + "-b");
    }

    @Test
    @DisplayName("A resource that does not exist cannot be deleted: 404")
    @Promise(REST + "delete-resource/")
    void deletesOnce() {
        assertThat(refusal(() -> client.newDeleteResourceCommand(4711).send().join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Elements are counted per instance and per definition: active, canceled, completed, standing")
    @Promise(REST + "get-process-definition-statistics/")
    void countsElements() {
        long definition = key(model(
                process, s -> s.serviceTask("one", t -> t.zeebeJobType(work)).userTask("two", t -> t.zeebeUserTask())));
        long standing = start(process);
        client.newFailCommand(job(work)).retries(0).send().join();
        incident(standing);
        long waiting = start(process);
        complete(job(work));
        userTask(waiting);
        long canceled = start(process);
        job(work);
        client.newCancelInstanceCommand(canceled).send().join();
        awaitCanceled(canceled);

        soon(() -> assertThat(client.newProcessDefinitionElementStatisticsRequest(definition)
                        .send()
                        .join())
                .filteredOn(counted -> List.of("one", "two").contains(counted.getElementId()))
                .extracting(
                        ProcessElementStatistics::getElementId,
                        ProcessElementStatistics::getCanceled,
                        ProcessElementStatistics::getCompleted,
                        ProcessElementStatistics::getIncidents)
                .containsExactlyInAnyOrder(Tuple.tuple("one", 1L, 1L, 1L), Tuple.tuple("two", 0L, 0L, 0L)));
        assertThat(client.newProcessInstanceElementStatisticsRequest(waiting)
                        .send()
                        .join())
                .filteredOn(counted -> List.of("one", "two").contains(counted.getElementId()))
                .extracting(
                        ProcessElementStatistics::getElementId,
                        ProcessElementStatistics::getActive,
                        ProcessElementStatistics::getCompleted)
                .containsExactlyInAnyOrder(Tuple.tuple("one", 0L, 1L), Tuple.tuple("two", 1L, 0L));
    }

    @Test
    @DisplayName("Who waits for which message is found by name, key, instance and element")
    @Promise(REST + "search-message-subscriptions/")
    void findsSubscriptions() {
        String message = unique("message");
        deploy(model(
                process,
                s -> s.intermediateCatchEvent(
                        "wait", e -> e.message(m -> m.name(message).zeebeCorrelationKeyExpression("key")))));
        long instance = start(process, Map.of("key", "k::1"));
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);

        soon(() -> assertThat(client.newMessageSubscriptionSearchRequest()
                        .filter(f -> f.messageName(message)
                                .correlationKey("k::1")
                                .processInstanceKey(instance)
                                .processDefinitionId(process)
                                .elementId("wait")
                                .messageSubscriptionState(MessageSubscriptionState.CREATED))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getMessageName()).isEqualTo(message);
                    assertThat(found.getCorrelationKey()).isEqualTo("k::1");
                    assertThat(found.getElementInstanceKey()).isPositive();
                }));
    }

    @Test
    @DisplayName("10,000 instances are found in pages, each once and in order, while others are started")
    @Promise(REST + "search-process-instances/")
    void pagesMany() {
        long definition = key(
                Bpmn.createExecutableProcess(process).startEvent().endEvent().done());
        Set<Long> created = create(definition, MANY);
        soon(() -> assertThat(page(definition, s -> s.processInstanceKey().desc(), null, 1)
                        .page()
                        .totalItems())
                .isGreaterThanOrEqualTo(MANY));

        Map<Comparator<ProcessInstance>, Consumer<ProcessInstanceSort>> orders = Map.of(
                Comparator.comparing(ProcessInstance::getStartDate),
                s -> s.startDate().asc(),
                Comparator.comparing(ProcessInstance::getProcessInstanceKey).reversed(),
                s -> s.processInstanceKey().desc(),
                Comparator.comparing(ProcessInstance::getState),
                s -> s.state().asc());
        orders.forEach((order, sort) -> {
            List<ProcessInstance> found = new ArrayList<>();
            String after = null;
            do {
                var page = page(definition, sort, after, 2_000);
                found.addAll(page.items());
                after = page.items().isEmpty() ? null : page.page().endCursor();
                if (found.size() < MANY) {
                    create(definition, 3);
                }
            } while (after != null);
            assertThat(found).isSortedAccordingTo(order);
            assertThat(found)
                    .extracting(ProcessInstance::getProcessInstanceKey)
                    .doesNotHaveDuplicates()
                    .containsAll(created);
        });
    }

    private SearchResponse<ProcessInstance> page(
            long definition, Consumer<ProcessInstanceSort> sort, @Nullable String after, int size) {
        return client.newProcessInstanceSearchRequest()
                .filter(f -> f.processDefinitionKey(definition).state(ProcessInstanceState.COMPLETED))
                .sort(sort)
                .page(p -> {
                    p.limit(size);
                    if (after != null) {
                        p.after(after);
                    }
                })
                .send()
                .join();
    }

    /** With 16 requests on their way at a time. */
    private Set<Long> create(long definition, int number) {
        Set<Long> created = new HashSet<>();
        Deque<CamundaFuture<ProcessInstanceEvent>> underWay = new ArrayDeque<>();
        for (int i = 0; i < number; i++) {
            if (underWay.size() == 16) {
                created.add(underWay.remove().join().getProcessInstanceKey());
            }
            underWay.add(client.newCreateInstanceCommand()
                    .processDefinitionKey(definition)
                    .send());
        }
        underWay.forEach(last -> created.add(last.join().getProcessInstanceKey()));
        return created;
    }

    @Test
    @DisplayName("Filters of instances by an element speak of one and the same element")
    @Promise(REST + "search-process-instances/")
    void findsByElement() {
        deploy(model(
                process,
                s -> s.serviceTask("one", t -> t.zeebeJobType(work))
                        .serviceTask("two", t -> t.zeebeJobType(work + "-2"))));
        long passed = start(process);
        complete(job(work));
        long standing = start(process);
        job(work);
        long stuck = start(process);
        client.newFailCommand(job(work)).retries(0).send().join();
        incident(stuck);
        awaitElement(passed, "two", ElementInstanceState.ACTIVE, 1);

        soon(() -> assertThat(instances(f -> f.elementId("one").elementInstanceState(ElementInstanceState.ACTIVE)))
                .containsExactlyInAnyOrder(standing, stuck));
        assertThat(instances(f -> f.elementId("one").elementInstanceState(ElementInstanceState.COMPLETED)))
                .containsExactly(passed);
        assertThat(instances(f -> f.elementId("one").hasElementInstanceIncident(true)))
                .containsExactly(stuck);
        assertThat(instances(f -> f.elementId("two").hasElementInstanceIncident(true)))
                .isEmpty();
        assertThat(instances(f -> f.elementId("two"))).containsExactly(passed);
    }

    private List<Long> instances(Consumer<ProcessInstanceFilter> filter) {
        return client
                .newProcessInstanceSearchRequest()
                .filter(f -> filter.accept(f.processDefinitionId(process)))
                .send()
                .join()
                .items()
                .stream()
                .map(ProcessInstance::getProcessInstanceKey)
                .toList();
    }

    @Test
    @DisplayName("Ended instances of a deleted definition are still found by its key, and tell its version")
    @Promise(REST + "delete-resource/")
    void deletionKeepsHistory() {
        long first = key(model(process, s -> s));
        long second = key(model(process, s -> s.manualTask("m")));
        long instance = start(process);
        awaitCompleted(instance);

        client.newDeleteResourceCommand(second).send().join();

        soon(() -> assertThat(client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processDefinitionKey(second))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getProcessInstanceKey()).isEqualTo(instance);
                    assertThat(found.getProcessDefinitionVersion()).isEqualTo(2);
                }));
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    @DisplayName(
            "An instance that a message started and that was migrated keeps its key for as long as it runs, no longer")
    @Promise("components/concepts/messages/#message-cardinality")
    void migratedStart() {
        String message = unique("message");
        deploy(started(message));
        publish(message, "k", Duration.ofHours(1), Map.of());
        ActivatedJob job = job(work);
        long target = key(model(process, s -> s.serviceTask("one", t -> t.zeebeJobType(work))));
        client.newMigrateProcessInstanceCommand(job.getProcessInstanceKey())
                .migrationPlan(target)
                .addMappingInstruction("one", "one")
                .send()
                .join();
        complete(job);
        awaitCompleted(job.getProcessInstanceKey());
        deploy(started(message));

        publish(message, "k", Duration.ofHours(1), Map.of());

        assertThat(job(work).getProcessInstanceKey()).isNotEqualTo(job.getProcessInstanceKey());
    }

    private BpmnModelInstance started(String message) {
        return Bpmn.createExecutableProcess(process)
                .startEvent("told")
                .message(message)
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }
}
