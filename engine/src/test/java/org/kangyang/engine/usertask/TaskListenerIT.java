package org.kangyang.engine.usertask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.CompleteUserTaskResponse;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** {@code completing} listeners: who did it and what they filled in reaches a worker before the task is done (DESIGN §3.8). */
class TaskListenerIT extends ApiTest {

    private final String process = unique("listened");
    private final String type = unique("record");

    private long started() {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask(
                                "Task_Assess",
                                task -> task.zeebeUserTask()
                                        .zeebeCandidateGroups("assessor")
                                        .zeebeTaskHeader("form", "five-in-one")
                                        .zeebeInput("=caseId", "shownCase")
                                        .zeebeOutput("=passed", "passed")
                                        .zeebeTaskListener(listener ->
                                                listener.completing().type(type).retries("1")))
                        .endEvent()
                        .done(),
                process);
        return start(process, Map.of("caseId", "c1"));
    }

    private CamundaFuture<CompleteUserTaskResponse> completed(long task) {
        client.newAssignUserTaskCommand(task).assignee("wang").send().join();
        return client.newCompleteUserTaskCommand(task)
                .action("sign")
                .variables(Map.of("passed", true, "note", "private"))
                .send();
    }

    private void ended(long instance) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
    }

    @Test
    void the_listener_hears_who_did_what_and_the_command_is_answered_when_it_has_run() {
        long instance = started();
        long task = userTask(instance).getUserTaskKey();
        long element = userTask(instance).getElementInstanceKey();
        CamundaFuture<CompleteUserTaskResponse> completion = completed(task);

        ActivatedJob job = job(type);
        assertThat(job.getKind()).isEqualTo(JobKind.TASK_LISTENER);
        assertThat(job.getListenerEventType()).isEqualTo(ListenerEventType.COMPLETING);
        assertThat(job.getElementId()).isEqualTo("Task_Assess");
        assertThat(job.getElementInstanceKey()).isEqualTo(element);
        assertThat(job.getCustomHeaders())
                .containsEntry("io.camunda.zeebe:assignee", "wang")
                .containsEntry("io.camunda.zeebe:action", "sign")
                .containsEntry("form", "five-in-one");
        assertThat(job.getUserTask().getAssignee()).isEqualTo("wang");
        assertThat(job.getUserTask().getAction()).isEqualTo("sign");
        assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(task);
        assertThat(job.getUserTask().getCandidateGroups()).containsExactly("assessor");
        assertThat(job.getVariablesAsMap())
                .containsEntry("passed", true)
                .containsEntry("note", "private")
                .containsEntry("caseId", "c1")
                .containsEntry("shownCase", "c1")
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("__"));
        assertThat(client.newUserTaskGetRequest(task).send().join().getState()).isEqualTo(UserTaskState.COMPLETING);
        assertThat(completion.toCompletableFuture()).isNotDone();
        refused(client.newCompleteUserTaskCommand(task), 409, "INVALID_STATE");

        client.newCompleteCommand(job).send().join();
        completion.join();
        ended(instance);
        assertThat(client.newUserTaskGetRequest(task).send().join().getState()).isEqualTo(UserTaskState.COMPLETED);
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .sort(sort -> sort.name().asc())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName)
                .as("only what the output mapping lets out is kept")
                .containsExactly("caseId", "passed");
    }

    @Test
    void a_listener_that_fails_for_good_is_an_incident_and_nothing_is_lost() {
        long instance = started();
        long task = userTask(instance).getUserTaskKey();
        CamundaFuture<CompleteUserTaskResponse> completion = completed(task);
        client.newFailCommand(job(type))
                .retries(0)
                .errorMessage("certificate unknown")
                .send()
                .join();
        Incident incident = client.newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).state(IncidentState.ACTIVE))
                .send()
                .join()
                .singleItem();
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.TASK_LISTENER_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("certificate unknown");
        assertThat(incident.getElementId()).isEqualTo("Task_Assess");
        client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        ActivatedJob again = job(type);
        assertThat(again.getVariablesAsMap()).containsEntry("note", "private");
        client.newCompleteCommand(again).send().join();
        completion.join();
        ended(instance);
    }

    @Test
    void what_a_listener_cannot_say_here_is_refused() {
        long instance = started();
        completed(userTask(instance).getUserTaskKey());
        ActivatedJob job = job(type);
        refused(client.newCompleteCommand(job).variables(Map.of("x", 1)), 400, "INVALID_ARGUMENT");
        refused(
                client.newCompleteCommand(job.getKey())
                        .withResult(result -> result.forUserTask().deny(true, "not certified")),
                400,
                "INVALID_ARGUMENT");
        refused(
                client.newCompleteCommand(job.getKey())
                        .withResult(result -> result.forUserTask().correctAssignee("li")),
                400,
                "INVALID_ARGUMENT");
        client.newCompleteCommand(job).send().join();
        ended(instance);
    }
}
