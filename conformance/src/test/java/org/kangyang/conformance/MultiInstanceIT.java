package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.MultiInstanceLoopCharacteristicsBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Multi-instance")
class MultiInstanceIT extends ConformanceTest {

    private static final String PAGE = "components/modeler/bpmn/multi-instance/";
    private static final List<String> ITEMS = List.of("甲", "乙", "丙");

    private final String process = unique("each");
    private final String work = unique("work");
    private final String after = unique("after");

    /** Doubles every item: a job each, then one that shows the results. */
    private BpmnModelInstance each(Consumer<MultiInstanceLoopCharacteristicsBuilder> loop) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work).multiInstance(m -> {
                            m.zeebeInputCollectionExpression("items")
                                    .zeebeInputElement("item")
                                    .zeebeOutputCollection("results")
                                    .zeebeOutputElementExpression("result");
                            loop.accept(m);
                        }))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done();
    }

    private void answer(ActivatedJob job) {
        String item = (String) job.getVariablesAsMap().get("item");
        complete(job, Map.of("result", item + item));
    }

    @Test
    @DisplayName("Sequential: one instance at a time, in the order of the collection; outputs in that order")
    @Promise(PAGE + "#sequential-vs-parallel")
    void sequential() {
        deploy(each(m -> m.sequential()));
        long instance = start(process, Map.of("items", ITEMS));

        for (int i = 0; i < ITEMS.size(); i++) {
            ActivatedJob job = job(work);
            assertThat(job.getVariablesAsMap())
                    .containsEntry("item", ITEMS.get(i))
                    .containsEntry("loopCounter", i + 1);
            awaitElement(instance, "work", ElementInstanceState.ACTIVE, 2);
            answer(job);
        }

        assertThat(job(after).getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("items", ITEMS, "results", List.of("甲甲", "乙乙", "丙丙")));
    }

    @Test
    @DisplayName("Parallel: all at once; outputs in the order of the collection whichever ends first")
    @Promise(PAGE + "#collecting-the-output")
    void parallel() {
        deploy(each(m -> m.parallel()));
        start(process, Map.of("items", ITEMS));

        List<ActivatedJob> jobs = jobs(work, 3);
        assertThat(jobs)
                .extracting(j -> j.getVariablesAsMap().get("loopCounter"))
                .containsExactlyInAnyOrder(1, 2, 3);
        jobs.reversed().forEach(this::answer);

        assertThat(job(after).getVariablesAsMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("items", ITEMS, "results", List.of("甲甲", "乙乙", "丙丙")));
    }

    @Test
    @DisplayName("The output of an instance is a variable of its own: null where it was not set, whatever is outside")
    @Promise(PAGE + "#collecting-the-output")
    void outputIsLocal() {
        deploy(each(m -> m.parallel()));
        start(process, Map.of("items", ITEMS, "result", "outside"));

        for (ActivatedJob job : jobs(work, 3)) {
            if (job.getVariablesAsMap().get("item").equals("乙")) {
                answer(job);
            } else {
                complete(job);
            }
        }

        assertThat(job(after).getVariablesAsMap())
                .containsEntry("results", Arrays.asList(null, "乙乙", null))
                .containsEntry("result", "outside");
    }

    @Test
    @DisplayName("An empty collection skips the activity and gives an empty output collection")
    @Promise(PAGE + "#defining-the-collection-to-iterate-over")
    void empty() {
        deploy(each(m -> m.parallel()));
        long instance = start(process, Map.of("items", List.of()));

        assertThat(job(after).getVariablesAsMap()).containsEntry("results", List.of());
        awaitElement(instance, "work", ElementInstanceState.COMPLETED, 1);
    }

    @Test
    @DisplayName("A collection that is no list is an incident, and goes on after mending")
    @Promise(PAGE + "#defining-the-collection-to-iterate-over")
    void noList() {
        deploy(each(m -> m.sequential()));
        long instance = start(process, Map.of("items", "none"));

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("work");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("items", List.of("一")))
                .send()
                .join();
        resolve(incident);

        answer(job(work));
        assertThat(job(after).getVariablesAsMap()).containsEntry("results", List.of("一一"));
    }

    @Test
    @DisplayName("A completion condition that holds ends the instances that still run; their output is null")
    @Promise(PAGE + "#completion-condition")
    void completionCondition() {
        deploy(each(m -> m.parallel().completionCondition("=result = \"乙乙\"")));
        long instance = start(process, Map.of("items", ITEMS));

        List<ActivatedJob> jobs = jobs(work, 3);
        jobs.stream().filter(j -> j.getVariablesAsMap().get("item").equals("甲")).forEach(this::answer);
        jobs.stream().filter(j -> j.getVariablesAsMap().get("item").equals("乙")).forEach(this::answer);

        assertThat(job(after).getVariablesAsMap()).containsEntry("results", Arrays.asList("甲甲", "乙乙", null));
        awaitElement(instance, "work", ElementInstanceState.TERMINATED, 1);
    }

    @Test
    @DisplayName("A completion condition may count the instances; a sequential one begins no further instance")
    @Promise(PAGE + "#completion-condition")
    void countingCondition() {
        deploy(
                each(
                        m -> m.sequential()
                                .completionCondition(
                                        "=numberOfCompletedInstances >= 2 and numberOfInstances = 3 and numberOfTerminatedInstances = 0")));
        start(process, Map.of("items", ITEMS));

        answer(job(work));
        answer(job(work));

        assertThat(job(after).getVariablesAsMap()).containsEntry("results", Arrays.asList("甲甲", "乙乙", null));
    }

    @Test
    @DisplayName("An interrupting boundary event ends all instances; no partial output is left")
    @Promise(PAGE + "#boundary-events")
    void interrupted() {
        String message = unique("stop");
        deploy(withBoundary(message, true));
        long instance = start(process, Map.of("items", ITEMS));
        List<ActivatedJob> jobs = jobs(work, 3);
        answer(jobs.getFirst());
        awaitElement(instance, "work", ElementInstanceState.COMPLETED, 1);

        publish(message, "k", Duration.ofHours(1), Map.of());

        assertThat(job(after).getVariablesAsMap()).containsExactly(Map.entry("items", ITEMS));
        assertThat(refusal(() ->
                                client.newCompleteCommand(jobs.getLast()).send().join())
                        .code())
                .isEqualTo(404);
        awaitElement(instance, "work", ElementInstanceState.TERMINATED, 3);
    }

    @Test
    @DisplayName("A non-interrupting boundary event runs beside all instances, without their variables")
    @Promise(PAGE + "#boundary-events")
    void notInterrupted() {
        String message = unique("tell");
        deploy(withBoundary(message, false));
        long instance = start(process, Map.of("items", ITEMS));
        List<ActivatedJob> jobs = jobs(work, 3);

        publish(message, "k", Duration.ofHours(1), Map.of());

        ActivatedJob beside = job(after);
        assertThat(beside.getVariablesAsMap()).doesNotContainKeys("item", "loopCounter", "result");
        complete(beside);
        jobs.forEach(this::answer);
        awaitCompleted(instance);
    }

    private BpmnModelInstance withBoundary(String message, boolean interrupting) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .multiInstance(m -> m.zeebeInputCollectionExpression("items")
                                        .zeebeInputElement("item")
                                        .zeebeOutputCollection("results")
                                        .zeebeOutputElementExpression("result")))
                .boundaryEvent(
                        "caught",
                        b -> b.cancelActivity(interrupting)
                                .message(m -> m.name(message).zeebeCorrelationKeyExpression("\"k\"")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("An error of one instance is caught at the boundary of all and ends the others")
    @Promise(PAGE + "#boundary-events")
    void errorOfOne() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .multiInstance(m -> m.zeebeInputCollectionExpression("items")
                                        .zeebeInputElement("item")))
                .boundaryEvent("caught", b -> b.error("refused"))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        long instance = start(process, Map.of("items", ITEMS));

        throwError(jobs(work, 3).get(1), "refused");

        complete(job(after));
        awaitCompleted(instance);
        awaitElement(instance, "caught", ElementInstanceState.COMPLETED, 1);
    }

    @Test
    @DisplayName("Mappings apply to each instance; what they make is visible in it alone")
    @Promise(PAGE + "#variable-mappings")
    void mapped() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .zeebeInputExpression("item.name + string(loopCounter)", "label")
                                .zeebeOutputExpression("answer.text", "result")
                                .multiInstance(m -> m.zeebeInputCollectionExpression("items")
                                        .zeebeInputElement("item")
                                        .zeebeOutputCollection("results")
                                        .zeebeOutputElementExpression("result")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("items", List.of(Map.of("name", "a"), Map.of("name", "b"))));

        for (ActivatedJob job : jobs(work, 2)) {
            complete(
                    job, Map.of("answer", Map.of("text", job.getVariablesAsMap().get("label") + "!")));
        }

        assertThat(job(after).getVariablesAsMap())
                .containsOnlyKeys("items", "results")
                .containsEntry("results", List.of("a1!", "b2!"));
    }

    @Test
    @DisplayName("A sub-process is run for each element, with everything in it")
    @Promise(PAGE)
    void subProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .subProcess(
                        "sub",
                        s -> s.multiInstance(m -> m.zeebeInputCollectionExpression("items")
                                        .zeebeInputElement("item")
                                        .zeebeOutputCollection("results")
                                        .zeebeOutputElementExpression("result"))
                                .embeddedSubProcess()
                                .startEvent()
                                .serviceTask("work", t -> t.zeebeJobType(work))
                                .scriptTask(
                                        "join",
                                        t -> t.zeebeExpression("item + first").zeebeResultVariable("result"))
                                .endEvent())
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("items", ITEMS));

        Map<String, Object> local = new HashMap<>();
        for (ActivatedJob job : jobs(work, 3)) {
            local.put("first", "同");
            complete(job, local);
        }

        assertThat(job(after).getVariablesAsMap()).containsEntry("results", List.of("甲同", "乙同", "丙同"));
    }

    @Test
    @DisplayName("Cancelling the process instance ends every instance")
    @Promise(PAGE)
    void cancelled() {
        deploy(each(m -> m.parallel()));
        long instance = start(process, Map.of("items", ITEMS));
        List<ActivatedJob> jobs = jobs(work, 3);

        client.newCancelInstanceCommand(instance).send().join();

        awaitCanceled(instance);
        jobs.forEach(job -> assertThat(
                        refusal(() -> client.newCompleteCommand(job).send().join())
                                .code())
                .isEqualTo(404));
    }

    @Test
    @DisplayName("The collection is evaluated at the entry, once: what an instance changes of it is not gone through")
    @Promise(PAGE + "#defining-the-collection-to-iterate-over")
    void collectionIsFixed() {
        deploy(each(m -> m.sequential()));
        start(process, Map.of("items", ITEMS));

        for (String item : ITEMS) {
            ActivatedJob job = job(work);
            assertThat(job.getVariablesAsMap()).containsEntry("item", item);
            complete(job, Map.of("result", item, "items", List.of("丁")));
        }

        assertThat(job(after).getVariablesAsMap())
                .containsEntry("results", ITEMS)
                .containsEntry("items", List.of("丁"));
    }

    @Test
    @DisplayName("Input element or output collection may have the name of what the collection is taken from")
    @Promise(PAGE + "#defining-the-collection-to-iterate-over")
    void collectionOfTheSameName() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask(
                        "work",
                        t -> t.zeebeJobType(work)
                                .multiInstance(m -> m.sequential()
                                        .zeebeInputCollectionExpression("pages.list")
                                        .zeebeInputElement("pages")
                                        .zeebeOutputCollection("all")
                                        .zeebeOutputElementExpression("pages")))
                .serviceTask(
                        "again",
                        t -> t.zeebeJobType(work)
                                .multiInstance(m -> m.parallel()
                                        .zeebeInputCollectionExpression("all")
                                        .zeebeInputElement("page")
                                        .zeebeOutputCollection("all")
                                        .zeebeOutputElementExpression("page + \"!\"")))
                .serviceTask("after", t -> t.zeebeJobType(after))
                .endEvent()
                .done());
        start(process, Map.of("pages", Map.of("list", ITEMS)));

        for (String item : ITEMS) {
            ActivatedJob job = job(work);
            assertThat(job.getVariablesAsMap()).containsEntry("pages", item);
            complete(job);
        }
        List<ActivatedJob> jobs = jobs(work, 3);
        assertThat(jobs).extracting(j -> j.getVariablesAsMap().get("page")).containsExactlyInAnyOrderElementsOf(ITEMS);
        jobs.forEach(this::complete);

        assertThat(job(after).getVariablesAsMap()).containsEntry("all", List.of("甲!", "乙!", "丙!"));
    }
}
