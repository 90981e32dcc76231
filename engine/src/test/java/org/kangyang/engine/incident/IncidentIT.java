package org.kangyang.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** Incidents across called instances, and those of expressions. */
class IncidentIT extends ApiTest {

    private final String process = unique("caller");
    private final String called = unique("called");
    private final String type = unique("work");

    @Test
    void an_incident_of_a_called_instance_is_seen_from_its_caller() {
        deploy(
                Bpmn.createExecutableProcess(called)
                        .startEvent()
                        .serviceTask("Task_Work", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                called);
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .callActivity("Call_Part", call -> call.zeebeProcessId(called))
                        .endEvent()
                        .done(),
                process);
        long caller = start(process, Map.of());
        client.newFailCommand(job(type))
                .retries(0)
                .errorMessage("[NO_BED] full")
                .send()
                .join();

        ProcessInstance child = client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.parentProcessInstanceKey(caller))
                .send()
                .join()
                .singleItem();
        assertThat(client.newElementInstanceGetRequest(child.getParentElementInstanceKey())
                        .send()
                        .join()
                        .getElementId())
                .isEqualTo("Call_Part");
        assertThat(client.newProcessInstanceGetRequest(caller).send().join().getHasIncident())
                .isTrue();
        List<Incident> seen = client.newIncidentsByProcessInstanceSearchRequest(caller)
                .send()
                .join()
                .items();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().getProcessInstanceKey()).isEqualTo(child.getProcessInstanceKey());
        assertThat(seen.getFirst().getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
        assertThat(seen.getFirst().getErrorMessage())
                .as("a worker's own brackets are no error type")
                .isEqualTo("[NO_BED] full");
        client.newUpdateRetriesCommand(seen.getFirst().getJobKey())
                .retries(1)
                .send()
                .join();
        client.newResolveIncidentCommand(seen.getFirst().getIncidentKey())
                .send()
                .join();
        client.newCompleteCommand(job(type)).send().join();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(caller)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
    }

    @Test
    void an_output_mapping_that_fails_leaves_the_completion_accepted_and_is_resolved_by_mending_the_variable() {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask(
                                "Task_Work",
                                task -> task.zeebeJobType(type).zeebeOutput("=assert(day, day != null)", "when"))
                        .endEvent()
                        .done(),
                process);
        long instance = start(process, Map.of());
        client.newCompleteCommand(job(type)).variables(Map.of("x", 1)).send().join();
        List<Incident> open = Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> client.newIncidentSearchRequest()
                                .filter(filter ->
                                        filter.processInstanceKey(instance).state(IncidentState.ACTIVE))
                                .send()
                                .join()
                                .items(),
                        found -> !found.isEmpty());
        Incident incident = open.getFirst();
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.IO_MAPPING_ERROR);
        assertThat(incident.getElementId()).isEqualTo("Task_Work");
        assertThat(incident.getErrorMessage()).isNotBlank().doesNotStartWith("[");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("day", "2026-01-31"))
                .send()
                .join();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
        assertThat(client.newIncidentGetRequest(incident.getIncidentKey())
                        .send()
                        .join()
                        .getState())
                .isEqualTo(IncidentState.RESOLVED);
    }
}
