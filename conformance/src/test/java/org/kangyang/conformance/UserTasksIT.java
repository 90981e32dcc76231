package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("User tasks")
class UserTasksIT extends ConformanceTest {

    private static final String TASKS = "components/modeler/bpmn/user-tasks/";
    private static final String REST = "apis-tools/orchestration-cluster-api-rest/specifications/";
    private static final OffsetDateTime DUE = OffsetDateTime.parse("2031-02-03T04:05:06Z");
    private static final OffsetDateTime FOLLOW_UP = OffsetDateTime.parse("2031-01-02T03:04:05+08:00");
    private static final long NOBODY = 4711;

    private final String process = unique("task");
    private final String next = unique("next");

    /** A user task, then a job. */
    private BpmnModelInstance tasked(Consumer<UserTaskBuilder> task) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .userTask("task", t -> task.accept(t.name("办理").zeebeUserTask()))
                .serviceTask("next", t -> t.zeebeJobType(next))
                .endEvent()
                .done();
    }

    private UserTask waiting(Consumer<UserTaskBuilder> task, Map<String, ?> variables) {
        deploy(tasked(task));
        return userTask(start(process, variables));
    }

    private UserTask waiting() {
        return waiting(t -> {}, Map.of());
    }

    private UserTask read(UserTask task) {
        return client.newUserTaskGetRequest(task.getUserTaskKey()).send().join();
    }

    @Test
    @DisplayName(
            "Assignee, candidate groups and users, due and follow-up date and priority are evaluated as expressions")
    @Promise(TASKS + "#assignments")
    void evaluatesAttributes() {
        UserTask task = waiting(
                t -> t.zeebeAssigneeExpression("\"a-\" + who")
                        .zeebeCandidateGroupsExpression("[\"nurse.\" + ward, \"长者\"]")
                        .zeebeCandidateUsersExpression("users")
                        .zeebeDueDateExpression("due")
                        .zeebeFollowUpDateExpression("date and time(due) - duration(\"P1D\")")
                        .zeebeTaskPriorityExpression("10 * urgency"),
                Map.of(
                        "who",
                        "li",
                        "ward",
                        "3",
                        "users",
                        List.of("zhao", "qian"),
                        "due",
                        DUE.toString(),
                        "urgency",
                        9));

        assertThat(task.getAssignee()).isEqualTo("a-li");
        assertThat(task.getCandidateGroups()).containsExactlyInAnyOrder("nurse.3", "长者");
        assertThat(task.getCandidateUsers()).containsExactlyInAnyOrder("zhao", "qian");
        assertThat(task.getDueDate()).isEqualTo(DUE);
        assertThat(task.getFollowUpDate()).isEqualTo(DUE.minusDays(1));
        assertThat(task.getPriority()).isEqualTo(90);
    }

    @Test
    @DisplayName("The same attributes may be fixed values, lists with commas between")
    @Promise(TASKS + "#assignments")
    void takesFixedAttributes() {
        UserTask task = waiting(
                t -> t.zeebeAssignee("li")
                        .zeebeCandidateGroups("nurse, doctor")
                        .zeebeCandidateUsers("zhao, qian")
                        .zeebeDueDate("2031-02-03T04:05:06Z")
                        .zeebeFollowUpDate("2031-01-02T03:04:05+08:00")
                        .zeebeTaskPriority("7"),
                Map.of());

        assertThat(task.getAssignee()).isEqualTo("li");
        assertThat(task.getCandidateGroups()).containsExactlyInAnyOrder("nurse", "doctor");
        assertThat(task.getCandidateUsers()).containsExactlyInAnyOrder("zhao", "qian");
        assertThat(task.getDueDate()).isEqualTo(DUE);
        assertThat(task.getFollowUpDate()).isEqualTo(FOLLOW_UP);
        assertThat(task.getPriority()).isEqualTo(7);
    }

    @Test
    @DisplayName(
            "A task that names nothing has nobody, no dates and priority 50; it tells its element, name and process")
    @Promise(TASKS)
    void hasDefaults() {
        UserTask task = waiting();

        assertThat(task.getAssignee()).isNull();
        assertThat(task.getCandidateGroups()).isEmpty();
        assertThat(task.getCandidateUsers()).isEmpty();
        assertThat(task.getDueDate()).isNull();
        assertThat(task.getFollowUpDate()).isNull();
        assertThat(task.getPriority()).isEqualTo(50);
        assertThat(task.getFormKey()).isNull();
        assertThat(task.getElementId()).isEqualTo("task");
        assertThat(task.getName()).isEqualTo("办理");
        assertThat(task.getBpmnProcessId()).isEqualTo(process);
        assertThat(task.getProcessDefinitionVersion()).isEqualTo(1);
        assertThat(task.getCreationDate()).isNotNull();
        assertThat(task.getCompletionDate()).isNull();
        assertThat(task.getCustomHeaders()).isEmpty();
    }

    @Test
    @DisplayName("An assignee that is an empty text and an empty list of candidates are nobody")
    @Promise(TASKS + "#assignments")
    void emptyIsNobody() {
        UserTask task = waiting(
                t -> t.zeebeAssigneeExpression("\"\"")
                        .zeebeCandidateGroupsExpression("[]")
                        .zeebeCandidateUsersExpression("[]"),
                Map.of());

        assertThat(task.getAssignee()).isNull();
        assertThat(task.getCandidateGroups()).isEmpty();
        assertThat(task.getCandidateUsers()).isEmpty();
    }

    @Test
    @DisplayName("A task's name is text: nothing in it is evaluated")
    @Promise(TASKS)
    void nameIsText() {
        UserTask task = waiting(t -> t.name("付款 ${1 + 1} #{execution.id} ${"), Map.of());

        assertThat(task.getName()).isEqualTo("付款 ${1 + 1} #{execution.id} ${");
        soon(() -> assertThat(client.newElementInstanceSearchRequest()
                        .filter(f -> f.elementInstanceKey(task.getElementInstanceKey()))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(e -> assertThat(e.getElementName()).isEqualTo(task.getName())));
    }

    @Test
    @DisplayName("Task headers are shown with the task")
    @Promise(TASKS)
    void showsHeaders() {
        UserTask task = waiting(t -> t.zeebeTaskHeader("page", "三").zeebeTaskHeader("kind", "visit"), Map.of());

        assertThat(task.getCustomHeaders()).containsOnly(Map.entry("page", "三"), Map.entry("kind", "visit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignee",
                "noAssignee",
                "groups",
                "noGroups",
                "users",
                "noUsers",
                "due",
                "followUp",
                "priority",
                "digits",
                "noPriority",
                "tooHigh"
            })
    @DisplayName(
            "An attribute of the wrong type or outside its range is an incident, and the task comes once it is mended")
    @Promise("components/concepts/incidents/")
    void wrongTypeIsIncident(String wrong) {
        deploy(tasked(t -> t.zeebeAssigneeExpression("assignee")
                .zeebeCandidateGroupsExpression("groups")
                .zeebeCandidateUsersExpression("users")
                .zeebeDueDateExpression("due")
                .zeebeFollowUpDateExpression("followUp")
                .zeebeTaskPriorityExpression("priority")));
        Map<String, Object> right = Map.of(
                "assignee", "li",
                "groups", List.of("nurse"),
                "users", List.of("zhao"),
                "due", DUE.toString(),
                "followUp", FOLLOW_UP.toString(),
                "priority", 100);
        Map<String, Object> given = new java.util.HashMap<>(right);
        switch (wrong) {
            case "assignee" -> given.put("assignee", 4);
            case "noAssignee" -> given.put("assignee", null);
            case "groups", "users" -> given.put(wrong, "nobody");
            case "noGroups" -> given.put("groups", null);
            case "noUsers" -> given.put("users", null);
            case "due", "followUp" -> given.put(wrong, "soon");
            case "priority" -> given.put("priority", "high");
            case "digits" -> given.put("priority", "90");
            case "noPriority" -> given.put("priority", null);
            default -> given.put("priority", 101);
        }
        long instance = start(process, given);

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("task");
        client.newSetVariablesCommand(instance).variables(right).send().join();
        resolve(incident);

        assertThat(userTask(instance).getPriority()).isEqualTo(100);
    }

    @Test
    @DisplayName("A task is assigned and unassigned; who is assigned may be replaced")
    @Promise(REST + "assign-user-task/")
    void isAssigned() {
        UserTask task = waiting();

        assign(task, "li");
        soon(() -> assertThat(read(task).getAssignee()).isEqualTo("li"));
        assign(task, "wang");
        soon(() -> assertThat(read(task).getAssignee()).isEqualTo("wang"));
        client.newUnassignUserTaskCommand(task.getUserTaskKey()).send().join();
        soon(() -> assertThat(read(task).getAssignee()).isNull());
    }

    private void assign(UserTask task, String assignee) {
        client.newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee(assignee)
                .send()
                .join();
    }

    @Test
    @DisplayName("Assigning without override a task that is taken is refused with 409, and the assignee stays")
    @Promise(REST + "assign-user-task/")
    void isNotTakenTwice() {
        UserTask task = waiting();
        assign(task, "li");

        ProblemException refused = refusal(() -> client.newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("wang")
                .allowOverride(false)
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(409);
        soon(() -> assertThat(read(task).getAssignee()).isEqualTo("li"));
    }

    @Test
    @DisplayName("Of many who claim a task at the same time without override one gets it")
    @Promise(REST + "assign-user-task/")
    void oneClaims() {
        UserTask task = waiting();

        List<String> claimed = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> "user-" + i)
                .parallel()
                .filter(user -> claims(task, user))
                .toList();

        assertThat(claimed).hasSize(1);
        soon(() -> assertThat(read(task).getAssignee()).isEqualTo(claimed.getFirst()));
    }

    private boolean claims(UserTask task, String user) {
        try {
            client.newAssignUserTaskCommand(task.getUserTaskKey())
                    .assignee(user)
                    .allowOverride(false)
                    .send()
                    .join();
            return true;
        } catch (ProblemException taken) {
            assertThat(taken.code()).isEqualTo(409);
            return false;
        }
    }

    @Test
    @DisplayName("Assigning nobody is refused with 400, a task that does not exist with 404")
    @Promise(REST + "assign-user-task/")
    void refusesSenselessAssignment() {
        UserTask task = waiting();

        ProblemException nobody = refusal(() -> client.newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("")
                .send()
                .join());
        ProblemException unknown = refusal(() ->
                client.newAssignUserTaskCommand(NOBODY).assignee("li").send().join());

        assertThat(nobody.code()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo(404);
    }

    @Test
    @DisplayName("Completing a task lets the process go on with the variables given")
    @Promise(REST + "complete-user-task/")
    void isCompleted() {
        UserTask task = waiting(t -> {}, Map.of("before", 1));

        client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(Map.of("decision", "同意", "before", 2))
                .send()
                .join();

        assertThat(job(next).getVariablesAsMap())
                .containsEntry("decision", "同意")
                .containsEntry("before", 2);
        soon(() -> {
            UserTask done = read(task);
            assertThat(done.getState()).isEqualTo(UserTaskState.COMPLETED);
            assertThat(done.getCompletionDate()).isAfterOrEqualTo(done.getCreationDate());
        });
    }

    @Test
    @DisplayName(
            "With output mappings only their targets leave the task; with input mappings the task has its own values")
    @Promise(TASKS)
    void mapsVariables() {
        UserTask task = waiting(
                t -> t.zeebeInputExpression("person.name", "shown")
                        .zeebeOutputExpression("shown + \"：\" + answer", "kept"),
                Map.of("person", Map.of("name", "王")));
        soon(() -> assertThat(client.newUserTaskEffectiveVariableSearchRequest(task.getUserTaskKey())
                        .filter(f -> f.name("shown"))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(shown -> assertThat(shown.getValue()).isEqualTo("\"王\"")));

        client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(Map.of("answer", "好"))
                .send()
                .join();

        assertThat(job(next).getVariablesAsMap()).containsEntry("kept", "王：好").doesNotContainKeys("answer", "shown");
    }

    @Test
    @DisplayName("Completing a task a second time is refused, and the process goes on once")
    @Promise(REST + "complete-user-task/")
    void isCompletedOnce() {
        UserTask task = waiting();
        client.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join();

        ProblemException refused = refusal(() ->
                client.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join());

        assertThat(refused.code()).isIn(404, 409);
        job(next);
        assertNoJob(next);
    }

    @Test
    @DisplayName("A completed task can be neither assigned, unassigned nor updated")
    @Promise(REST + "update-user-task/")
    void completedIsLeftAlone() {
        UserTask task = waiting();
        long key = task.getUserTaskKey();
        client.newCompleteUserTaskCommand(key).send().join();

        assertThat(refusal(() -> client.newAssignUserTaskCommand(key)
                                .assignee("li")
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newUnassignUserTaskCommand(key).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newUpdateUserTaskCommand(key)
                                .priority(1)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("An update changes what it names and leaves the rest")
    @Promise(REST + "update-user-task/")
    void isUpdated() {
        UserTask task = waiting(t -> t.zeebeCandidateGroups("nurse").zeebeAssignee("li"), Map.of());
        long key = task.getUserTaskKey();

        client.newUpdateUserTaskCommand(key)
                .dueDate(DUE)
                .followUpDate(FOLLOW_UP)
                .candidateUsers("zhao", "qian")
                .send()
                .join();
        soon(() -> {
            UserTask found = read(task);
            assertThat(found.getDueDate()).isEqualTo(DUE);
            assertThat(found.getFollowUpDate()).isEqualTo(FOLLOW_UP);
            assertThat(found.getCandidateUsers()).containsExactlyInAnyOrder("zhao", "qian");
            assertThat(found.getCandidateGroups()).containsExactly("nurse");
            assertThat(found.getPriority()).isEqualTo(50);
            assertThat(found.getAssignee()).isEqualTo("li");
        });

        client.newUpdateUserTaskCommand(key)
                .clearDueDate()
                .clearCandidateUsers()
                .candidateGroups("doctor", "officer")
                .priority(0)
                .send()
                .join();
        soon(() -> {
            UserTask found = read(task);
            assertThat(found.getDueDate()).isNull();
            assertThat(found.getFollowUpDate()).isEqualTo(FOLLOW_UP);
            assertThat(found.getCandidateUsers()).isEmpty();
            assertThat(found.getCandidateGroups()).containsExactlyInAnyOrder("doctor", "officer");
            assertThat(found.getPriority()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    @DisplayName("An update to a priority outside 0 to 100 is refused with 400")
    @Promise(REST + "update-user-task/")
    void refusesPriority(int priority) {
        UserTask task = waiting();

        ProblemException refused = refusal(() -> client.newUpdateUserTaskCommand(task.getUserTaskKey())
                .priority(priority)
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(400);
        assertThat(read(task).getPriority()).isEqualTo(50);
    }

    @Test
    @DisplayName("An update to a date that is none is refused with 400, one that names nothing too")
    @Promise(REST + "update-user-task/")
    void refusesSenselessUpdate() {
        UserTask task = waiting();

        ProblemException soon = refusal(() -> client.newUpdateUserTaskCommand(task.getUserTaskKey())
                .dueDate("soon")
                .send()
                .join());
        ProblemException nothing = refusal(() ->
                client.newUpdateUserTaskCommand(task.getUserTaskKey()).send().join());

        assertThat(soon.code()).isEqualTo(400);
        assertThat(nothing.code()).isEqualTo(400);
    }

    @Test
    @DisplayName("A task whose instance is canceled is canceled, and can no longer be completed")
    @Promise(TASKS)
    void isCanceled() {
        UserTask task = waiting();
        client.newCancelInstanceCommand(task.getProcessInstanceKey()).send().join();

        soon(() -> assertThat(read(task).getState()).isEqualTo(UserTaskState.CANCELED));
        ProblemException refused = refusal(() ->
                client.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join());
        assertThat(refused.code()).isEqualTo(404);
    }

    @Test
    @DisplayName("A task that does not exist answers 404 to each command and request")
    @Promise(REST + "get-user-task/")
    void knowsNoOther() {
        assertThat(refusal(() -> client.newUserTaskGetRequest(NOBODY).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() ->
                                client.newCompleteUserTaskCommand(NOBODY).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() ->
                                client.newUnassignUserTaskCommand(NOBODY).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newUpdateUserTaskCommand(NOBODY)
                                .priority(1)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }
}
