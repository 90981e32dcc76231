package org.kangyang.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.Job;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** Completion, failure, errors and updates of jobs. */
class JobIT extends ApiTest {

    private final String process = unique("job");
    private final String type = unique("work");

    private long started(Map<String, Object> variables) {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask(
                                "Task_Work",
                                task -> task.zeebeJobType(type)
                                        .zeebeJobRetries("2")
                                        .zeebeTaskHeader("level", "高"))
                        .boundaryEvent("Event_Refused", event -> event.error("REFUSED"))
                        .endEvent("Event_EndRefused")
                        .moveToActivity("Task_Work")
                        .endEvent("Event_EndDone")
                        .done(),
                process);
        return start(process, variables);
    }

    private List<Incident> incidents(long instance) {
        return client.newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).state(IncidentState.ACTIVE))
                .send()
                .join()
                .items();
    }

    private void ended(long instance, String end) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newElementInstanceSearchRequest()
                                .filter(filter -> filter.processInstanceKey(instance)
                                        .elementId(end)
                                        .state(ElementInstanceState.COMPLETED))
                                .send()
                                .join()
                                .items())
                        .hasSize(1));
    }

    @Test
    void a_job_carries_headers_retries_and_what_it_belongs_to() {
        long instance = started(Map.of("caseId", "c1"));
        ActivatedJob job = job(type);
        assertThat(job.getCustomHeaders()).containsEntry("level", "高");
        assertThat(job.getRetries()).isEqualTo(2);
        assertThat(job.getBpmnProcessId()).isEqualTo(process);
        assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
        assertThat(job.getDeadline()).isGreaterThan(System.currentTimeMillis());
        assertThat(job.getTenantId()).isEqualTo("<default>");
        assertThat(client.newElementInstanceGetRequest(job.getElementInstanceKey())
                        .send()
                        .join()
                        .getElementId())
                .isEqualTo("Task_Work");
    }

    @Test
    void only_the_asked_variables_are_sent() {
        started(Map.of("caseId", "c1", "other", 1));
        List<ActivatedJob> jobs = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .fetchVariables("caseId", "absent")
                .send()
                .join()
                .getJobs();
        assertThat(jobs.getFirst().getVariablesAsMap()).isEqualTo(Map.of("caseId", "c1"));
    }

    @Test
    void completing_twice_finds_no_such_job() {
        long instance = started(Map.of());
        ActivatedJob job = job(type);
        client.newCompleteCommand(job).send().join();
        refused(client.newCompleteCommand(job), 404, "NOT_FOUND");
        ended(instance, "Event_EndDone");
    }

    @Test
    void a_failed_job_comes_back_after_its_back_off_and_not_before() {
        started(Map.of());
        ActivatedJob job = job(type);
        client.newFailCommand(job)
                .retries(1)
                .retryBackoff(Duration.ofMillis(1500))
                .errorMessage("the hospital's system is down")
                .send()
                .join();
        long failed = System.nanoTime();
        Job seen = client.newJobSearchRequest()
                .filter(filter -> filter.jobKey(job.getKey()))
                .send()
                .join()
                .singleItem();
        assertThat(seen.getErrorMessage()).isEqualTo("the hospital's system is down");
        assertThat(seen.getRetries()).isEqualTo(1);
        assertThat(seen.hasFailedWithRetriesLeft()).isTrue();

        ActivatedJob again = job(type);
        assertThat(again.getKey()).isEqualTo(job.getKey());
        assertThat(Duration.ofNanos(System.nanoTime() - failed))
                .isBetween(Duration.ofMillis(1200), Duration.ofMillis(3500));
    }

    @Test
    void a_failed_job_without_back_off_is_there_at_once() {
        started(Map.of());
        ActivatedJob job = job(type);
        client.newFailCommand(job).retries(1).send().join();
        assertThat(job(type).getKey()).isEqualTo(job.getKey());
    }

    @Test
    void a_job_without_retries_is_an_incident_until_it_has_retries_and_the_incident_is_resolved() {
        long instance = started(Map.of());
        ActivatedJob job = job(type);
        client.newFailCommand(job)
                .retries(0)
                .errorMessage("no bed number")
                .send()
                .join();

        Incident incident = incidents(instance).getFirst();
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("no bed number");
        assertThat(incident.getElementId()).isEqualTo("Task_Work");
        assertThat(incident.getJobKey()).isEqualTo(job.getKey());
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getHasIncident())
                .isTrue();
        refused(client.newCompleteCommand(job), 409, "INVALID_STATE");

        client.newUpdateRetriesCommand(job).retries(3).send().join();
        assertThat(client.newActivateJobsCommand()
                        .jobType(type)
                        .maxJobsToActivate(1)
                        .requestTimeout(Duration.ofMillis(600))
                        .send()
                        .join()
                        .getJobs())
                .as("retries alone do not resolve an incident")
                .isEmpty();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        ActivatedJob again = job(type);
        assertThat(again.getRetries()).isEqualTo(3);
        assertThat(incidents(instance)).isEmpty();
        refused(client.newResolveIncidentCommand(incident.getIncidentKey()), 404, "NOT_FOUND");
        client.newCompleteCommand(again).send().join();
        ended(instance, "Event_EndDone");
    }

    @Test
    void an_incident_whose_job_has_no_retries_is_not_resolved() {
        long instance = started(Map.of());
        client.newFailCommand(job(type)).retries(0).send().join();
        long incident = incidents(instance).getFirst().getIncidentKey();

        refused(client.newResolveIncidentCommand(incident), 409, "INVALID_STATE");

        assertThat(incidents(instance))
                .singleElement()
                .satisfies(open -> assertThat(open.getIncidentKey()).isEqualTo(incident));
    }

    @Test
    void an_error_goes_to_the_boundary_event_that_catches_it() {
        long instance = started(Map.of());
        client.newThrowErrorCommand(job(type))
                .errorCode("REFUSED")
                .errorMessage("family declined")
                .variables(Map.of("reason", "拒绝"))
                .send()
                .join();
        ended(instance, "Event_EndRefused");
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).name("reason"))
                        .send()
                        .join()
                        .singleItem()
                        .getValue())
                .isEqualTo("\"拒绝\"");
    }

    @Test
    void an_error_that_nothing_catches_is_an_incident_and_can_be_tried_again() {
        long instance = started(Map.of());
        ActivatedJob job = job(type);
        client.newThrowErrorCommand(job).errorCode("UNKNOWN_CODE").send().join();
        Incident incident = incidents(instance).getFirst();
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getErrorMessage()).contains("UNKNOWN_CODE");
        assertThat(client.newJobSearchRequest()
                        .filter(filter -> filter.jobKey(job.getKey()))
                        .send()
                        .join()
                        .singleItem()
                        .getState())
                .isEqualTo(JobState.ERROR_THROWN);
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        client.newCompleteCommand(job(type)).send().join();
        ended(instance, "Event_EndDone");
    }

    @Test
    void a_job_whose_time_is_over_goes_to_the_next_worker_and_the_first_may_still_complete_it() {
        long instance = started(Map.of());
        ActivatedJob first = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .workerName("first")
                .timeout(Duration.ofMillis(300))
                .send()
                .join()
                .getJobs()
                .getFirst();
        ActivatedJob second = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .workerName("second")
                .timeout(Duration.ofMinutes(1))
                .send()
                .join()
                .getJobs()
                .getFirst();
        assertThat(second.getKey()).isEqualTo(first.getKey());
        assertThat(second.getWorker()).isEqualTo("second");
        assertThat(second.getRetries()).as("a time-out uses up no retry").isEqualTo(2);
        client.newCompleteCommand(first).send().join();
        refused(client.newCompleteCommand(second), 404, "NOT_FOUND");
        ended(instance, "Event_EndDone");
    }

    @Test
    void a_worker_may_prolong_its_time() {
        started(Map.of());
        ActivatedJob job = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMillis(400))
                .send()
                .join()
                .getJobs()
                .getFirst();
        client.newUpdateTimeoutCommand(job)
                .timeout(Duration.ofMinutes(5))
                .send()
                .join();
        assertThat(client.newActivateJobsCommand()
                        .jobType(type)
                        .maxJobsToActivate(1)
                        .requestTimeout(Duration.ofMillis(900))
                        .send()
                        .join()
                        .getJobs())
                .isEmpty();
    }

    @Test
    void retries_must_be_positive() {
        started(Map.of());
        refused(client.newUpdateRetriesCommand(job(type)).retries(0), 400, "INVALID_ARGUMENT");
    }

    @Test
    void commands_on_a_job_that_never_was_are_not_found() {
        refused(client.newCompleteCommand(42), 404, "NOT_FOUND");
        refused(client.newFailCommand(42).retries(1), 404, "NOT_FOUND");
        refused(client.newThrowErrorCommand(42).errorCode("X"), 404, "NOT_FOUND");
        refused(client.newUpdateRetriesCommand(42).retries(1), 404, "NOT_FOUND");
    }

    @Test
    void a_cancelled_instance_takes_its_jobs_with_it() {
        long instance = started(Map.of());
        ActivatedJob job = job(type);
        client.newCancelInstanceCommand(instance).send().join();
        refused(client.newCompleteCommand(job), 404, "NOT_FOUND");
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getState())
                .isEqualTo(ProcessInstanceState.TERMINATED);
    }
}
