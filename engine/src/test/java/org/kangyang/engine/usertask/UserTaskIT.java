package org.kangyang.engine.usertask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** User tasks through the API. */
class UserTaskIT extends ApiTest {

    private final String process = unique("task");

    private long started(Map<String, Object> variables) {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .name("评估")
                        .startEvent()
                        .userTask(
                                "Task_Assess",
                                task -> task.zeebeUserTask()
                                        .name("老年人能力评估")
                                        .zeebeCandidateGroups("assessor,assessor.ward-3")
                                        .zeebeTaskPriority("70"))
                        .endEvent()
                        .done(),
                process);
        return start(process, variables);
    }

    private UserTask get(long key) {
        return client.newUserTaskGetRequest(key).send().join();
    }

    @Test
    void a_task_tells_what_it_is_and_who_may_do_it() {
        long instance = started(Map.of());
        UserTask task = userTask(instance);
        assertThat(task.getName()).isEqualTo("老年人能力评估");
        assertThat(task.getProcessName()).isEqualTo("评估");
        assertThat(task.getState()).isEqualTo(UserTaskState.CREATED);
        assertThat(task.getCandidateGroups()).containsExactlyInAnyOrder("assessor", "assessor.ward-3");
        assertThat(task.getPriority()).isEqualTo(70);
        assertThat(task.getAssignee()).isNull();
        assertThat(client.newElementInstanceGetRequest(task.getElementInstanceKey())
                        .send()
                        .join()
                        .getElementId())
                .isEqualTo("Task_Assess");
        assertThat(client.newUserTaskSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).candidateGroup("assessor.ward-3"))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
        assertThat(client.newUserTaskSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).candidateGroup("assessor.ward-4"))
                        .send()
                        .join()
                        .items())
                .isEmpty();
    }

    @Test
    void assigning_what_is_another_ones_is_refused_unless_overriding_is_allowed() {
        long key = userTask(started(Map.of())).getUserTaskKey();
        client.newAssignUserTaskCommand(key)
                .assignee("wang")
                .allowOverride(false)
                .send()
                .join();
        assertThat(get(key).getAssignee()).isEqualTo("wang");
        client.newAssignUserTaskCommand(key)
                .assignee("wang")
                .allowOverride(false)
                .send()
                .join();
        refused(client.newAssignUserTaskCommand(key).assignee("li").allowOverride(false), 409, "INVALID_STATE");
        client.newAssignUserTaskCommand(key).assignee("li").send().join();
        assertThat(get(key).getAssignee()).isEqualTo("li");
        client.newUnassignUserTaskCommand(key).send().join();
        assertThat(get(key).getAssignee()).isNull();
    }

    @Test
    void an_update_changes_what_it_names_and_clears_what_is_empty() {
        long key = userTask(started(Map.of())).getUserTaskKey();
        OffsetDateTime due = OffsetDateTime.parse("2031-03-01T08:00:00+08:00");
        client.newUpdateUserTaskCommand(key)
                .dueDate(due)
                .priority(10)
                .candidateGroups("physician")
                .candidateUsers("wang", "li")
                .send()
                .join();
        UserTask changed = get(key);
        assertThat(changed.getDueDate().toInstant()).isEqualTo(due.toInstant());
        assertThat(changed.getPriority()).isEqualTo(10);
        assertThat(changed.getCandidateGroups()).containsExactly("physician");
        assertThat(changed.getCandidateUsers()).containsExactly("li", "wang");
        client.newUpdateUserTaskCommand(key)
                .clearDueDate()
                .clearCandidateUsers()
                .send()
                .join();
        UserTask cleared = get(key);
        assertThat(cleared.getDueDate()).isNull();
        assertThat(cleared.getCandidateUsers()).isEmpty();
        assertThat(cleared.getCandidateGroups()).containsExactly("physician");
        refused(client.newUpdateUserTaskCommand(key).priority(101), 400, "INVALID_ARGUMENT");
        refused(client.newUpdateUserTaskCommand(key).dueDate("tomorrow"), 400, "INVALID_ARGUMENT");
        refused(client.newUpdateUserTaskCommand(key), 400, "INVALID_ARGUMENT");
    }

    @Test
    void completion_carries_variables_and_a_second_one_finds_no_such_task() {
        long instance = started(Map.of("caseId", "c1"));
        long key = userTask(instance).getUserTaskKey();
        client.newCompleteUserTaskCommand(key)
                .variables(Map.of("score", 21, "items", List.of(1, 2)))
                .send()
                .join();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
        refused(client.newCompleteUserTaskCommand(key), 404, "NOT_FOUND");
        refused(client.newAssignUserTaskCommand(key).assignee("wang"), 404, "NOT_FOUND");
        UserTask done = get(key);
        assertThat(done.getState()).isEqualTo(UserTaskState.COMPLETED);
        assertThat(done.getCompletionDate()).isNotNull();
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .sort(sort -> sort.name().asc())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName, Variable::getValue)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("caseId", "\"c1\""),
                        org.assertj.core.groups.Tuple.tuple("items", "[1,2]"),
                        org.assertj.core.groups.Tuple.tuple("score", "21"));
    }

    @Test
    void a_task_shows_the_variables_it_sees() {
        long key = userTask(started(Map.of("maskedName", "王**", "age", 84))).getUserTaskKey();
        assertThat(client.newUserTaskVariableSearchRequest(key)
                        .sort(sort -> sort.name().asc())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName, Variable::getValue)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("age", "84"),
                        org.assertj.core.groups.Tuple.tuple("maskedName", "\"王**\""));
        assertThat(client.newUserTaskVariableSearchRequest(key)
                        .filter(filter -> filter.name("age"))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
    }

    @Test
    void a_cancelled_instance_cancels_its_tasks() {
        long instance = started(Map.of());
        long key = userTask(instance).getUserTaskKey();
        client.newCancelInstanceCommand(instance).send().join();
        assertThat(get(key).getState()).isEqualTo(UserTaskState.CANCELED);
        refused(client.newCompleteUserTaskCommand(key), 404, "NOT_FOUND");
    }

    @Test
    void reserved_names_are_refused() {
        long key = userTask(started(Map.of())).getUserTaskKey();
        refused(client.newCompleteUserTaskCommand(key).variables(Map.of("__assignee", "x")), 400, "INVALID_ARGUMENT");
    }
}
