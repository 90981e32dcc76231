package org.kangyang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The whole way once: deployed, started, a job, a user task, done. */
class FirstWayIT extends ApiTest {

    @Test
    void a_process_goes_from_deployment_over_a_job_and_a_user_task_to_its_end() {
        String process = unique("first");
        String type = unique("work");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("Task_Work", task -> task.zeebeJobType(type))
                        .userTask("Task_Look", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                process);
        long instance = start(process, Map.of("name", "王**", "n", 1));

        ActivatedJob job = job(type);
        assertThat(job.getVariablesAsMap()).containsEntry("name", "王**").containsEntry("n", 1);
        assertThat(job.getElementId()).isEqualTo("Task_Work");
        assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
        client.newCompleteCommand(job).variables(Map.of("done", true)).send().join();

        UserTask task = userTask(instance);
        assertThat(task.getElementId()).isEqualTo("Task_Look");
        client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(Map.of("seen", 2.5))
                .send()
                .join();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .sort(sort -> sort.name().asc())
                        .send()
                        .join()
                        .items())
                .extracting(variable -> variable.getName() + "=" + variable.getValue())
                .containsExactly("done=true", "n=1", "name=\"王**\"", "seen=2.5");
    }
}
