package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.JobFilter;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.sort.ProcessInstanceSort;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A caller with an instance that it called, of whose two jobs one stands and one waits for its next try; one instance that
 * has ended; one of whose jobs one is taken by a worker.
 */
@DisplayName("Searches for process instances and jobs")
class SearchIT extends ConformanceTest {

    private static final String REST = "apis-tools/orchestration-cluster-api-rest/specifications/";
    private static final Duration LONG = Duration.ofHours(1);

    private final String caller = unique("caller");
    private final String called = unique("called");
    private final String x = unique("x");
    private final String y = unique("y");
    private final String worker = unique("worker");

    private long calling;
    private long standing;
    private long ended;
    private long worked;
    private ActivatedJob failed;
    private ActivatedJob waiting;
    private ActivatedJob taken;

    @BeforeEach
    void fill() {
        deploy(Bpmn.createExecutableProcess(called)
                .name("Called")
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("x", t -> t.zeebeJobType(x))
                .moveToNode("fork")
                .serviceTask("y", t -> t.zeebeJobType(y))
                .done());
        deploy(Bpmn.createExecutableProcess(caller)
                .name("Caller")
                .versionTag("spring")
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(called))
                .endEvent()
                .done());
        ended = start(called, Map.of("n", 2));
        complete(job(x));
        complete(job(y));
        awaitCompleted(ended);
        calling = client.newCreateInstanceCommand()
                .bpmnProcessId(caller)
                .latestVersion()
                .businessId(caller + "-b")
                .variables(Map.of("n", 1))
                .send()
                .join()
                .getProcessInstanceKey();
        failed = job(x);
        standing = failed.getProcessInstanceKey();
        client.newFailCommand(failed).retries(0).errorMessage("床位不足").send().join();
        waiting = job(y);
        client.newFailCommand(waiting)
                .retries(2)
                .retryBackoff(LONG)
                .errorMessage("稍后再试")
                .send()
                .join();
        incident(standing);
        worked = start(called, Map.of("n", 3));
        taken = client.newActivateJobsCommand()
                .jobType(x)
                .maxJobsToActivate(1)
                .timeout(LONG)
                .workerName(worker)
                .requestTimeout(Duration.ofSeconds(10))
                .send()
                .join()
                .getJobs()
                .getFirst();
        soon(() -> assertThat(jobs(f -> f.worker(worker))).hasSize(1));
        soon(() -> assertThat(jobs(f -> f.processInstanceKey(worked))).hasSize(2));
    }

    private List<ProcessInstance> instances(
            UnaryOperator<ProcessInstanceFilter> filter, UnaryOperator<ProcessInstanceSort> sort) {
        return client.newProcessInstanceSearchRequest()
                .filter(f -> filter.apply(f.processDefinitionId(p -> p.in(caller, called))))
                .sort(sort::apply)
                .send()
                .join()
                .items();
    }

    private List<Job> jobs(UnaryOperator<JobFilter> filter) {
        return client.newJobSearchRequest()
                .filter(f -> filter.apply(f.type(p -> p.in(x, y)).state(p -> p.in(JobState.CREATED, JobState.FAILED))))
                .send()
                .join()
                .items();
    }

    @Test
    @DisplayName("Process instances are found by each filter that the client offers, and no others")
    @Promise(REST + "search-process-instances/")
    void instances() {
        long definition = failed.getProcessDefinitionKey();
        long call = elementKey(calling, "call");
        OffsetDateTime early = OffsetDateTime.now().minusDays(1);
        Map<UnaryOperator<ProcessInstanceFilter>, List<Long>> found = new LinkedHashMap<>();
        found.put(f -> f.processInstanceKey(standing), List.of(standing));
        found.put(f -> f.processDefinitionId(caller), List.of(calling));
        found.put(f -> f.processDefinitionName("Caller"), List.of(calling));
        found.put(f -> f.processDefinitionName(p -> p.like("Call?d")), List.of(standing, ended, worked));
        found.put(f -> f.processDefinitionVersion(1), List.of(calling, standing, ended, worked));
        found.put(f -> f.processDefinitionVersion(2), List.of());
        found.put(f -> f.processDefinitionVersionTag("spring"), List.of(calling));
        found.put(f -> f.processDefinitionKey(definition), List.of(standing, ended, worked));
        found.put(f -> f.parentProcessInstanceKey(calling), List.of(standing));
        found.put(f -> f.parentElementInstanceKey(call), List.of(standing));
        found.put(f -> f.startDate(p -> p.gt(early)), List.of(calling, standing, ended, worked));
        found.put(f -> f.startDate(p -> p.lt(early)), List.of());
        found.put(f -> f.endDate(p -> p.exists(true)), List.of(ended));
        found.put(f -> f.endDate(p -> p.gt(early)), List.of(ended));
        found.put(f -> f.state(ProcessInstanceState.COMPLETED), List.of(ended));
        found.put(f -> f.processDefinitionId(called).hasIncident(true), List.of(standing));
        found.put(f -> f.processDefinitionId(called).hasIncident(false), List.of(ended, worked));
        found.put(f -> f.tenantId("<default>"), List.of(calling, standing, ended, worked));
        found.put(f -> f.tenantId("other"), List.of());
        found.put(f -> f.variables(Map.of("n", 1)), List.of(calling, standing));
        found.put(f -> f.variables(Map.of("n", 3)), List.of(worked));
        found.put(f -> f.processDefinitionId(called).errorMessage(p -> p.like("床位*")), List.of(standing));
        found.put(f -> f.hasRetriesLeft(true), List.of(standing));
        found.put(f -> f.elementId("call"), List.of(calling));
        found.put(f -> f.elementId("x").elementInstanceState(ElementInstanceState.COMPLETED), List.of(ended));
        found.put(f -> f.elementId("x").hasElementInstanceIncident(true), List.of(standing));
        found.put(f -> f.businessId(caller + "-b"), List.of(calling));

        found.forEach((filter, keys) -> soon(() -> assertThat(instances(filter, s -> s.processInstanceKey()))
                .extracting(ProcessInstance::getProcessInstanceKey)
                .containsExactlyInAnyOrderElementsOf(keys)));
    }

    @Test
    @DisplayName("Process instances are sorted in each order that the client offers")
    @Promise(REST + "search-process-instances/")
    void order() {
        Map<Function<ProcessInstance, Comparable<?>>, UnaryOperator<ProcessInstanceSort>> orders = Map.of(
                ProcessInstance::getProcessInstanceKey, ProcessInstanceSort::processInstanceKey,
                ProcessInstance::getProcessDefinitionId, ProcessInstanceSort::processDefinitionId,
                ProcessInstance::getProcessDefinitionName, ProcessInstanceSort::processDefinitionName,
                ProcessInstance::getProcessDefinitionVersion, ProcessInstanceSort::processDefinitionVersion,
                ProcessInstance::getProcessDefinitionKey, ProcessInstanceSort::processDefinitionKey,
                ProcessInstance::getStartDate, ProcessInstanceSort::startDate,
                ProcessInstance::getTenantId, ProcessInstanceSort::tenantId);
        assertThat(instances(f -> f, s -> s.processInstanceKey())).hasSize(4);
        orders.forEach((property, order) -> assertSorted(
                property,
                instances(f -> f, s -> order.apply(s).asc()),
                instances(f -> f, s -> order.apply(s).desc())));
    }

    @Test
    @DisplayName("Jobs that are not done are found by each filter that the client offers, and no others")
    @Promise(REST + "search-jobs/")
    void jobs() {
        OffsetDateTime soon = OffsetDateTime.now().plusMinutes(10);
        OffsetDateTime early = OffsetDateTime.now().minusDays(1);
        long free = jobs(f -> f.processInstanceKey(worked).elementId("y"))
                .getFirst()
                .getJobKey();
        Map<UnaryOperator<JobFilter>, List<Long>> found = new LinkedHashMap<>();
        found.put(f -> f.jobKey(waiting.getKey()), List.of(waiting.getKey()));
        found.put(f -> f.type(x), List.of(failed.getKey(), taken.getKey()));
        found.put(f -> f.worker(worker), List.of(taken.getKey()));
        found.put(f -> f.state(JobState.CREATED), List.of(taken.getKey(), free));
        found.put(f -> f.state(JobState.FAILED), List.of(failed.getKey(), waiting.getKey()));
        found.put(f -> f.kind(JobKind.BPMN_ELEMENT), List.of(failed.getKey(), waiting.getKey(), taken.getKey(), free));
        found.put(f -> f.retries(0), List.of(failed.getKey()));
        found.put(f -> f.retries(p -> p.gt(2)), List.of(taken.getKey(), free));
        found.put(f -> f.processInstanceKey(worked).deadline(p -> p.gt(soon)), List.of(taken.getKey()));
        found.put(f -> f.errorMessage(p -> p.like("床位*")), List.of(failed.getKey()));
        found.put(f -> f.hasFailedWithRetriesLeft(true), List.of(waiting.getKey()));
        found.put(f -> f.elementId("y"), List.of(waiting.getKey(), free));
        found.put(f -> f.elementInstanceKey(taken.getElementInstanceKey()), List.of(taken.getKey()));
        found.put(f -> f.processInstanceKey(standing), List.of(failed.getKey(), waiting.getKey()));
        found.put(f -> f.processDefinitionId(caller), List.of());
        found.put(
                f -> f.processDefinitionKey(failed.getProcessDefinitionKey()),
                List.of(failed.getKey(), waiting.getKey(), taken.getKey(), free));
        found.put(f -> f.tenantId("other"), List.of());
        found.put(f -> f.creationTime(p -> p.lt(early)), List.of());

        found.forEach((filter, keys) -> soon(
                () -> assertThat(jobs(filter)).extracting(Job::getJobKey).containsExactlyInAnyOrderElementsOf(keys)));
    }
}
