package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.filter.IncidentFilter;
import io.camunda.client.api.search.filter.builder.StringProperty;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.sort.IncidentSort;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import io.camunda.zeebe.model.bpmn.builder.StartEventBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Those of decisions and forms are told beside decisions and forms. */
@DisplayName("Incidents")
class IncidentsIT extends ConformanceTest {

    private static final String INCIDENTS = "components/concepts/incidents/";
    private static final String SEARCH = "apis-tools/orchestration-cluster-api-rest/specifications/search-incidents/";

    private final String process = unique("stuck");
    private final String work = unique("work");

    private interface Broken extends Function<StartEventBuilder, AbstractFlowNodeBuilder<?, ?>> {}

    /** A job that only this test's instance has. */
    private static final String NEXT = "=\"next-\" + id";

    static Stream<Arguments> mendable() {
        return Stream.of(
                mend(
                        "input mapping",
                        s -> s.serviceTask(
                                "x", t -> t.zeebeJobType(NEXT).zeebeInputExpression("assert(v, v > 1)", "y")),
                        IncidentErrorType.IO_MAPPING_ERROR,
                        "assert(v, v > 1)",
                        Map.of("v", 1),
                        Map.of("v", 2)),
                mend(
                        "job type that is no text",
                        s -> s.serviceTask("x", t -> t.zeebeJobTypeExpression("v")),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "to be 'STRING', but was 'NUMBER'",
                        Map.of("v", 1),
                        null),
                mend(
                        "retries that are no number",
                        s -> s.serviceTask("x", t -> t.zeebeJobType(NEXT).zeebeJobRetriesExpression("v")),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "to be 'NUMBER', but was 'STRING'",
                        Map.of("v", "many"),
                        Map.of("v", 2)),
                mend(
                        "timer that is no duration",
                        s -> s.intermediateCatchEvent("x", e -> e.timerWithDurationExpression("v"))
                                .serviceTask("after", t -> t.zeebeJobType(NEXT)),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "duration",
                        Map.of("v", "soon"),
                        Map.of("v", "PT0S")),
                mend(
                        "collection that is no list",
                        s -> s.serviceTask(
                                "x",
                                t -> t.zeebeJobType(NEXT)
                                        .multiInstance(m -> m.zeebeInputCollectionExpression("v")
                                                .zeebeInputElement("one"))),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "to be 'ARRAY', but was 'STRING'",
                        Map.of("v", "none"),
                        Map.of("v", List.of(1))),
                mend(
                        "script that fails",
                        s -> s.scriptTask(
                                        "x",
                                        t -> t.zeebeExpression("assert(v, v > 1)")
                                                .zeebeResultVariable("r"))
                                .serviceTask("after", t -> t.zeebeJobType(NEXT)),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "assert(v, v > 1)",
                        Map.of("v", 1),
                        Map.of("v", 2)),
                mend(
                        "no condition met and no default",
                        s -> s.exclusiveGateway("x")
                                .conditionExpression("v > 10")
                                .userTask("big", t -> t.zeebeUserTask())
                                .endEvent()
                                .moveToLastExclusiveGateway()
                                .conditionExpression("v > 5")
                                .serviceTask("small", t -> t.zeebeJobType(NEXT)),
                        IncidentErrorType.CONDITION_ERROR,
                        "Expected at least one condition to evaluate to true, or to have a default flow",
                        Map.of("v", 1),
                        Map.of("v", 7)),
                mend(
                        "condition that is neither true nor false",
                        s -> s.exclusiveGateway("x")
                                .conditionExpression("v")
                                .serviceTask("task", t -> t.zeebeJobType(NEXT))
                                .endEvent()
                                .moveToLastExclusiveGateway()
                                .defaultFlow(),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "to be 'BOOLEAN', but was 'STRING'",
                        Map.of("v", "yes"),
                        Map.of("v", true)),
                mend(
                        "called process id that is no text",
                        s -> s.callActivity("x", c -> c.zeebeProcessIdExpression("v")),
                        IncidentErrorType.EXTRACT_VALUE_ERROR,
                        "to be 'STRING', but was 'NUMBER'",
                        Map.of("v", 1),
                        null),
                mend(
                        "called process that is not there",
                        s -> s.callActivity("x", c -> c.zeebeProcessIdExpression("v")),
                        IncidentErrorType.CALLED_ELEMENT_ERROR,
                        "no-such-process",
                        Map.of("v", "no-such-process"),
                        null));
    }

    /** @param good {@code null}: the name of the next job and of a process that has it */
    private static Arguments mend(
            String name,
            Broken model,
            IncidentErrorType type,
            String message,
            Map<String, Object> bad,
            @Nullable Map<String, Object> good) {
        return argumentSet(name, model, type, message, bad, good);
    }

    @ParameterizedTest
    @MethodSource("mendable")
    @DisplayName(
            "What cannot be evaluated is an incident of its type, tells element and reason, and goes on once mended")
    @Promise(INCIDENTS + "#resolving")
    void goesOnOnceMended(
            Broken model,
            IncidentErrorType type,
            String message,
            Map<String, Object> bad,
            @Nullable Map<String, Object> good) {
        String next = "next-" + process;
        deploy(model.apply(Bpmn.createExecutableProcess(process).startEvent())
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(next)
                .startEvent()
                .serviceTask("called", t -> t.zeebeJobType(next))
                .endEvent()
                .done());
        Map<String, Object> variables = new java.util.HashMap<>(bad);
        variables.put("id", process);
        long instance = start(process, variables);

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(type);
        assertThat(incident.getErrorMessage()).contains(message);
        assertThat(incident.getElementId()).isEqualTo("x");
        assertThat(incident.getState()).isEqualTo(IncidentState.ACTIVE);
        assertThat(incident.getProcessDefinitionId()).isEqualTo(process);
        assertThat(incident.getElementInstanceKey()).isPositive();
        assertThat(incident.getCreationTime()).isNotNull();
        client.newSetVariablesCommand(instance)
                .variables(good == null ? Map.of("v", next) : good)
                .send()
                .join();
        resolve(incident);

        complete(job(next));
        awaitCompleted(instance);
        soon(() -> assertThat(read(incident).getState()).isEqualTo(IncidentState.RESOLVED));
    }

    private Incident read(Incident incident) {
        return client.newIncidentGetRequest(incident.getIncidentKey()).send().join();
    }

    @Test
    @DisplayName("Resolved without a mend it is an incident again, with another key")
    @Promise(INCIDENTS + "#resolving")
    void comesAgain() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("x", t -> t.zeebeJobTypeExpression("missing"))
                .endEvent()
                .done());
        long instance = start(process);
        Incident first = incident(instance);

        resolve(first);

        soon(() -> assertThat(incident(instance).getIncidentKey()).isNotEqualTo(first.getIncidentKey()));
    }

    /** A job with one try. */
    private ActivatedJob failing() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("x", t -> t.zeebeJobType(work).zeebeJobRetries("1"))
                .endEvent()
                .done());
        start(process);
        return job(work);
    }

    @Test
    @DisplayName(
            "A job without retries is an incident with its message and key; with new retries and resolved it comes again")
    @Promise(INCIDENTS + "#resolving-a-job-related-incident")
    void jobWithoutRetries() {
        ActivatedJob job = failing();
        client.newFailCommand(job).retries(0).errorMessage("床位系统没有回答").send().join();

        Incident incident = incident(job.getProcessInstanceKey());
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.JOB_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("床位系统没有回答");
        assertThat(incident.getJobKey()).isEqualTo(job.getKey());
        assertThat(incident.getElementInstanceKey()).isEqualTo(job.getElementInstanceKey());
        client.newUpdateRetriesCommand(job).retries(2).send().join();
        assertNoJob(work);
        resolve(incident);

        ActivatedJob again = job(work);
        assertThat(again.getRetries()).isEqualTo(2);
        complete(again);
        awaitCompleted(job.getProcessInstanceKey());
    }

    @Test
    @DisplayName("The incident of a job that was given no retries is not resolved: 409")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/resolve-incident/")
    void needsRetries() {
        ActivatedJob job = failing();
        client.newFailCommand(job).retries(0).send().join();
        Incident incident = incident(job.getProcessInstanceKey());

        assertThat(refusal(() -> client.newResolveIncidentCommand(incident.getIncidentKey())
                                .send()
                                .join())
                        .code())
                .isEqualTo(409);

        assertThat(incident(job.getProcessInstanceKey()).getIncidentKey()).isEqualTo(incident.getIncidentKey());
        assertNoJob(work);
    }

    @Test
    @DisplayName(
            "An error that a job throws and nobody catches is an incident that tells its code; resolved, the job comes again")
    @Promise("components/modeler/bpmn/error-events/#unhandled-errors")
    void errorOfJob() {
        ActivatedJob job = failing();
        throwError(job, "NO_BED");

        Incident incident = incident(job.getProcessInstanceKey());
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getErrorMessage()).contains("NO_BED");
        assertThat(incident.getElementId()).isEqualTo("x");
        resolve(incident);

        complete(job(work));
        awaitCompleted(job.getProcessInstanceKey());
    }

    @Test
    @DisplayName(
            "An error end event that nobody catches is an incident that tells its code; once its code is caught it goes on")
    @Promise("components/modeler/bpmn/error-events/#unhandled-errors")
    void errorOfEvent() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        sub -> sub.embeddedSubProcess().startEvent().endEvent("x", e -> e.errorExpression("code")))
                .boundaryEvent("caught", b -> b.error("WAIT"))
                .serviceTask("after", t -> t.zeebeJobType(work))
                .endEvent()
                .moveToActivity("sub")
                .endEvent()
                .done());
        long instance = start(process, Map.of("code", "NO_BED"));

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.UNHANDLED_ERROR_EVENT);
        assertThat(incident.getErrorMessage()).contains("NO_BED");
        assertThat(incident.getElementId()).isEqualTo("x");
        resolve(incident);
        soon(() -> assertThat(incident(instance).getIncidentKey()).isNotEqualTo(incident.getIncidentKey()));
        client.newSetVariablesCommand(instance)
                .variables(Map.of("code", "WAIT"))
                .send()
                .join();
        resolve(incident(instance));

        complete(job(work));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A linked resource that is not there is an incident of its own type")
    @Promise(value = "components/rpa/overview/", refusal = "linkedResources' is not supported")
    void linkedResource() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "x",
                        t -> t.zeebeJobType(work)
                                .zeebeLinkedResources(r ->
                                        r.resourceId("none").resourceType("RPA").linkName("script")))
                .endEvent()
                .done());

        assertThat(incident(start(process)).getErrorType()).isEqualTo(IncidentErrorType.RESOURCE_NOT_FOUND);
    }

    @Test
    @DisplayName("An output mapping that fails is an incident after the job; what the job gave is kept")
    @Promise("components/concepts/variables/")
    void outputMapping() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("x", t -> t.zeebeJobType(work).zeebeOutputExpression("assert(r, r > limit)", "kept"))
                .endEvent()
                .done());
        long instance = start(process, Map.of("limit", 10));
        complete(job(work), Map.of("r", 5));

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.IO_MAPPING_ERROR);
        assertThat(incident.getErrorMessage()).contains("assert(r, r > limit)");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("limit", 1))
                .send()
                .join();
        resolve(incident);

        awaitCompleted(instance);
        assertThat(variable(instance, "kept")).isEqualTo("5");
    }

    @Test
    @DisplayName("A task listener without retries is an incident of its own type")
    @Promise("components/concepts/user-task-listeners/")
    void taskListener() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .userTask(
                        "x",
                        t -> t.zeebeUserTask()
                                .zeebeTaskListener(
                                        l -> l.completing().type(work).retries("1")))
                .endEvent()
                .done());
        long instance = start(process);
        var completion = client.newCompleteUserTaskCommand(userTask(instance).getUserTaskKey())
                .send();
        ActivatedJob job = job(work);
        client.newFailCommand(job).retries(0).errorMessage("no").send().join();

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.TASK_LISTENER_NO_RETRIES);
        assertThat(incident.getErrorMessage()).isEqualTo("no");
        assertThat(incident.getElementId()).isEqualTo("x");
        client.newUpdateRetriesCommand(job).retries(1).send().join();
        resolve(incident);
        complete(job(work));

        awaitCompleted(instance);
        completion.join();
    }

    @Test
    @DisplayName("An execution listener without retries is an incident of its own type")
    @Promise(value = "components/concepts/execution-listeners/", refusal = "execution listeners are not supported")
    void executionListener() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("x", t -> t.zeebeJobType("other").zeebeStartExecutionListener(work, "1"))
                .endEvent()
                .done());
        long instance = start(process);
        client.newFailCommand(job(work)).retries(0).send().join();

        assertThat(incident(instance).getErrorType()).isEqualTo(IncidentErrorType.EXECUTION_LISTENER_NO_RETRIES);
    }

    @Test
    @DisplayName("The job of an ad-hoc sub-process without retries is an incident of its own type")
    @Promise(value = "components/modeler/bpmn/ad-hoc-subprocesses/", refusal = "ad-hoc sub-processes are not supported")
    void adHocSubProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .adHocSubProcess(
                        "x", sub -> sub.zeebeJobType(work).zeebeJobRetries("1").task("inner"))
                .endEvent()
                .done());
        long instance = start(process);
        client.newFailCommand(job(work)).retries(0).send().join();

        assertThat(incident(instance).getErrorType()).isEqualTo(IncidentErrorType.AD_HOC_SUB_PROCESS_NO_RETRIES);
    }

    @Test
    @DisplayName("An instance tells whether it has an incident, as does its element, and no longer once resolved")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/get-process-instance/")
    void isTold() {
        ActivatedJob job = failing();
        long instance = job.getProcessInstanceKey();
        client.newFailCommand(job).retries(0).send().join();
        Incident incident = incident(instance);

        soon(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                        .send()
                        .join()
                        .getHasIncident())
                .isTrue());
        var element = client.newElementInstanceGetRequest(job.getElementInstanceKey())
                .send()
                .join();
        assertThat(element.getIncident()).isTrue();
        assertThat(element.getIncidentKey()).isEqualTo(incident.getIncidentKey());
        client.newUpdateRetriesCommand(job).retries(1).send().join();
        resolve(incident);
        assertActive(instance);
    }

    /** Each with how many of the three it finds besides the one whose property it names. */
    static Stream<Arguments> filters() {
        return Stream.of(
                filter("incidentKey", 0, (f, i) -> f.incidentKey(i.getIncidentKey())),
                filter("processDefinitionKey", 2, (f, i) -> f.processDefinitionKey(i.getProcessDefinitionKey())),
                filter("processInstanceKey", 1, (f, i) -> f.processInstanceKey(i.getProcessInstanceKey())),
                filter("errorType", 0, (f, i) -> f.errorType(IncidentErrorType.JOB_NO_RETRIES)),
                filter("errorMessage", 0, (f, i) -> f.errorMessage(p -> p.like("床位*"))),
                filter("elementId", 0, (f, i) -> f.elementId("x")),
                filter("elementInstanceKey", 0, (f, i) -> f.elementInstanceKey(i.getElementInstanceKey())),
                filter("creationTime", 0, (f, i) -> f.creationTime(i.getCreationTime())),
                filter("state", 2, (f, i) -> f.state(IncidentState.ACTIVE)),
                filter("jobKey", 0, (f, i) -> f.jobKey(i.getJobKey())),
                filter("tenantId", 2, (f, i) -> f.tenantId("<default>")));
    }

    private static Arguments filter(String name, int others, BiConsumer<IncidentFilter, Incident> filter) {
        return argumentSet(name, others, filter);
    }

    /** One of a job and one without, in one instance, and one without in another instance. */
    private List<Incident> three() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .parallelGateway("fork")
                .serviceTask("x", t -> t.zeebeJobType(work).zeebeJobRetries("1"))
                .moveToNode("fork")
                .serviceTask("y", t -> t.zeebeJobTypeExpression("missing"))
                .done());
        Incident first = incident(start(process));
        client.newFailCommand(job(work)).retries(0).errorMessage("床位不足").send().join();
        Incident last = incident(start(process));
        List<Incident> all = new ArrayList<>();
        soon(() -> {
            all.clear();
            all.addAll(found(f -> {}, s -> s.creationTime().asc()));
            assertThat(all).hasSize(3);
        });
        assertThat(all)
                .extracting(Incident::getIncidentKey)
                .startsWith(first.getIncidentKey())
                .endsWith(last.getIncidentKey());
        return all;
    }

    private List<Incident> found(Consumer<IncidentFilter> filter, Consumer<IncidentSort> sort) {
        return client.newIncidentSearchRequest()
                .filter(f -> filter.accept(f.processDefinitionId(process)))
                .sort(sort)
                .send()
                .join()
                .items();
    }

    @Test
    @DisplayName("Incidents are found by each filter that the client offers")
    @Promise(SEARCH)
    void areFound() {
        Incident ofJob = three().get(1);

        filters().forEach(arguments -> {
            @SuppressWarnings("unchecked")
            var filter = (BiConsumer<IncidentFilter, Incident>) arguments.get()[1];
            assertThat(found(f -> filter.accept(f, ofJob), s -> s.incidentKey().asc()))
                    .as(String.valueOf(arguments))
                    .hasSize(1 + (int) arguments.get()[0])
                    .extracting(Incident::getIncidentKey)
                    .contains(ofJob.getIncidentKey());
        });
        assertThat(found(f -> f.state(IncidentState.RESOLVED), s -> {})).isEmpty();
    }

    @Test
    @DisplayName("Incidents are sorted in each order that the client offers")
    @Promise(SEARCH)
    void areSorted() {
        three();
        Map<Function<Incident, Comparable<?>>, UnaryOperator<IncidentSort>> orders = Map.of(
                Incident::getIncidentKey,
                IncidentSort::incidentKey,
                Incident::getProcessDefinitionKey,
                IncidentSort::processDefinitionKey,
                Incident::getProcessInstanceKey,
                IncidentSort::processInstanceKey,
                i -> i.getErrorType().name(),
                IncidentSort::errorType,
                Incident::getElementId,
                IncidentSort::elementId,
                Incident::getElementInstanceKey,
                IncidentSort::elementInstanceKey,
                Incident::getCreationTime,
                IncidentSort::creationTime,
                Incident::getState,
                IncidentSort::state,
                Incident::getTenantId,
                IncidentSort::tenantId);
        orders.forEach((property, order) -> assertSorted(
                property,
                found(f -> {}, s -> order.apply(s).asc()),
                found(f -> {}, s -> order.apply(s).desc())));
        assertThat(found(f -> f.elementId("x"), s -> s.jobKey().asc())).hasSize(1);
    }

    @Test
    @DisplayName("The incidents of an instance are its own and those of all it called; of an element those below it")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-process-instance-incidents/")
    void ofCaller() {
        String caller = unique("caller");
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("x", t -> t.zeebeJobTypeExpression("missing"))
                .endEvent()
                .done());
        deploy(Bpmn.createExecutableProcess(caller)
                .startEvent()
                .callActivity("call", c -> c.zeebeProcessId(process))
                .endEvent()
                .done());
        long instance = start(caller);

        soon(() -> assertThat(client.newIncidentsByProcessInstanceSearchRequest(instance)
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.getProcessDefinitionId()).isEqualTo(process);
                    assertThat(found.getElementId()).isEqualTo("x");
                    assertThat(found.getRootProcessInstanceKey()).isEqualTo(instance);
                }));
        long call = elementKey(instance, "call");
        assertThat(client.newIncidentsByElementInstanceSearchRequest(call)
                        .send()
                        .join()
                        .items())
                .extracting(Incident::getElementId)
                .containsExactly("x");
    }

    @Test
    @DisplayName("An incident that does not exist, or is resolved, cannot be resolved: 404")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/resolve-incident/")
    void resolvesOnce() {
        ActivatedJob job = failing();
        client.newFailCommand(job).retries(0).send().join();
        Incident incident = incident(job.getProcessInstanceKey());
        client.newUpdateRetriesCommand(job).retries(1).send().join();
        resolve(incident);

        assertThat(refusal(() -> {
                            resolve(incident);
                            return null;
                        })
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newResolveIncidentCommand(4711).send().join())
                        .code())
                .isEqualTo(404);
        assertThat(refusal(() -> client.newIncidentGetRequest(4711).send().join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("The incidents of an element are its own, not those of the element before; of the process all")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-element-instance-incidents/")
    void ofElement() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .serviceTask("two", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process);
        for (int i = 0; i < 2; i++) {
            ActivatedJob job = job(work);
            client.newFailCommand(job).retries(0).errorMessage("no").send().join();
            Incident incident = incident(instance);
            client.newUpdateRetriesCommand(job).retries(1).send().join();
            resolve(incident);
            complete(job(work));
        }
        awaitCompleted(instance);

        assertThat(ofElement(elementKey(instance, "two"))).containsExactly("two");
        assertThat(ofElement(elementKey(instance, "one"))).containsExactly("one");
        assertThat(ofElement(instance)).containsExactlyInAnyOrder("one", "two");
        assertThat(refusal(() -> client.newIncidentsByProcessInstanceSearchRequest(4711)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    private List<String> ofElement(long key) {
        return client.newIncidentsByElementInstanceSearchRequest(key).send().join().items().stream()
                .map(Incident::getElementId)
                .toList();
    }

    @Test
    @DisplayName("Instances are found by the message of an incident, and those without one")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-process-instances/")
    void instancesByMessage() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("one", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long stuck = start(process);
        client.newFailCommand(job(work))
                .retries(0)
                .errorMessage("no bed")
                .send()
                .join();
        incident(stuck);
        long running = start(process);

        soon(() -> assertThat(byMessage(p -> p.like("*bed"))).containsExactly(stuck));
        assertThat(byMessage(p -> p.exists(true))).containsExactly(stuck);
        assertThat(byMessage(p -> p.exists(false))).containsExactly(running);
        assertThat(byMessage(p -> p.neq("no bed"))).containsExactly(running);
    }

    private List<Long> byMessage(Consumer<StringProperty> message) {
        return client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.processDefinitionId(process).errorMessage(message))
                .send()
                .join()
                .items()
                .stream()
                .map(ProcessInstance::getProcessInstanceKey)
                .toList();
    }
}
