package org.kangyang.workers.contract;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Models, forms, tables and code name the same things, both ways (DESIGN §4). */
class ModelContractTest {

    private static final Map<String, Document> BPMN = Models.bpmn();
    private static final Map<String, Document> DMN = Models.dmn();
    private static final Map<String, JsonNode> FORMS = Models.forms();

    private static final Set<String> EXEMPT =
            Set.of("assessment-amendment.bpmn", "bed-vacancy.bpmn", "case-closure.bpmn");

    /** Sources of the domain, seen from this module. */
    private static final Path CORE = Path.of("..", "case-core", "src", "main", "java");

    @Test
    @DisplayName("Every job type of the models has one worker, and every worker a job in the models")
    void jobTypesMatch() {
        assertThat(JobTypes.all().keySet()).isEqualTo(jobTypesOfTheModels());
    }

    @Test
    @DisplayName("A job type is named after a process: <process>.<verb-object>")
    void jobTypesAreNamedAfterProcesses() {
        Set<String> processes = processIds();
        assertThat(jobTypesOfTheModels())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).matches("[a-z-]+\\.[a-z-]+"))
                .allSatisfy(type -> assertThat(processes).contains(type.substring(0, type.indexOf('.'))));
    }

    @Test
    @DisplayName("A process, a form has its file's name as id")
    void idsAreFileNames() {
        BPMN.forEach((file, model) -> assertThat(Models.elements(model, Models.BPMN, "process"))
                .as(file)
                .singleElement()
                .satisfies(process -> {
                    assertThat(process.getAttribute("id") + ".bpmn").isEqualTo(file);
                    assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
                }));
        FORMS.forEach(
                (file, form) -> assertThat(form.path("id").asText() + ".form").isEqualTo(file));
    }

    @Test
    @DisplayName("Every form that a task shows exists, and every form is shown by a task")
    void formsMatch() {
        Set<String> files =
                FORMS.values().stream().map(form -> form.path("id").asText()).collect(toCollection(TreeSet::new));
        assertThat(zeebeAttributes("formDefinition", "formId")).isEqualTo(files);
    }

    @Test
    @DisplayName("Every decision that a model calls exists, and every table file has one that is called")
    void decisionsMatch() {
        Set<String> called = zeebeAttributes("calledDecision", "decisionId");
        Map<String, Set<String>> declared = new TreeMap<>();
        DMN.forEach((file, table) -> declared.put(
                file,
                Models.elements(table, Models.DMN, "decision")
                        .map(decision -> decision.getAttribute("id"))
                        .collect(toSet())));
        assertThat(declared.values().stream().flatMap(Set::stream).toList()).containsAll(called);
        assertThat(declared)
                .allSatisfy((file, decisions) -> assertThat(decisions).as(file).anyMatch(called::contains));
    }

    @Test
    @DisplayName("A business rule task gives its decision every input that the table asks for")
    void decisionInputsMatch() {
        Map<String, Set<String>> inputs = new TreeMap<>();
        DMN.forEach((file, table) -> {
            Set<String> names = Models.elements(table, Models.DMN, "inputData")
                    .flatMap(input -> Models.within(input, Models.DMN, "variable"))
                    .map(variable -> variable.getAttribute("name"))
                    .collect(toSet());
            Models.elements(table, Models.DMN, "decision")
                    .forEach(decision -> inputs.put(decision.getAttribute("id"), names));
        });
        BPMN.forEach((file, model) -> {
            Set<String> known = Variables.of(file, model);
            Models.elements(model, Models.BPMN, "businessRuleTask").forEach(task -> {
                String decision = Models.own(task, "calledDecision")
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("decisionId");
                assertThat(known)
                        .as("%s %s calls %s", file, task.getAttribute("id"), decision)
                        .containsAll(inputs.getOrDefault(decision, Set.of("no such decision")));
            });
        });
    }

    @Test
    @DisplayName("Every called process exists; every process is called or started by a message or by the calendar")
    void processesMatch() {
        Set<String> called = zeebeAttributes("calledElement", "processId");
        assertThat(processIds()).containsAll(called);
        BPMN.forEach((file, model) -> {
            assertThat(startsBy(model, "messageEventDefinition")
                            || startsBy(model, "timerEventDefinition")
                            || called.contains(file.replace(".bpmn", "")))
                    .as(file)
                    .isTrue();
        });
    }

    @Test
    @DisplayName("Every message that a model waits for is sent by the domain, and every message sent is waited for")
    void messagesMatch() throws IOException {
        Set<String> awaited = new TreeSet<>();
        BPMN.values()
                .forEach(model -> Models.elements(model, Models.BPMN, "message")
                        .forEach(message -> awaited.add(message.getAttribute("name"))));
        assertThat(awaited).isNotEmpty().isEqualTo(Sources.messageNames(CORE));
    }

    @Test
    @DisplayName("Every error code that a model catches is thrown by a worker, and every code thrown is caught")
    void errorCodesMatch() throws IOException {
        Set<String> caught = new TreeSet<>();
        BPMN.values()
                .forEach(model -> Models.elements(model, Models.BPMN, "error")
                        .forEach(error -> caught.add(error.getAttribute("errorCode"))));
        assertThat(Sources.errorCodes(Path.of("src", "main", "java"), CORE)).isEqualTo(caught);
    }

    @Test
    @DisplayName("Every process that a message starts ends with the case: by the message, or by the error of a job")
    void processesEndWithTheCase() {
        // What the amendment's jobs do is right on a closed case too (AssessmentIT), so none of them throws; a vacant
        // bed
        // belongs to no case.
        BPMN.forEach((file, model) -> {
            if (startsBy(model, "messageEventDefinition") && !EXEMPT.contains(file)) {
                assertThat(starting(model, "messageEventDefinition", "messageRef", "message", "name"))
                        .as(file)
                        .contains("case-closed");
                assertThat(starting(model, "errorEventDefinition", "errorRef", "error", "errorCode"))
                        .as(file)
                        .contains("case-closed");
            }
        });
    }

    /** The names that start an interrupting event sub-process of the process itself. */
    private static Set<String> starting(
            Document model, String definition, String reference, String kind, String attribute) {
        Map<String, String> names = new TreeMap<>();
        Models.elements(model, Models.BPMN, kind)
                .forEach(element -> names.put(element.getAttribute("id"), element.getAttribute(attribute)));
        return Models.elements(model, Models.BPMN, "startEvent")
                .filter(start -> !"false".equals(start.getAttribute("isInterrupting")))
                .filter(start -> {
                    Element scope = (Element) start.getParentNode();
                    return "true".equals(scope.getAttribute("triggeredByEvent"))
                            && "process".equals(scope.getParentNode().getLocalName());
                })
                .flatMap(start -> Models.within(start, Models.BPMN, definition))
                .map(found -> names.get(found.getAttribute(reference)))
                .collect(toSet());
    }

    private static boolean startsBy(Document model, String definition) {
        return Models.elements(model, Models.BPMN, "startEvent")
                .filter(start -> "process".equals(start.getParentNode().getLocalName()))
                .anyMatch(start ->
                        Models.within(start, Models.BPMN, definition).findAny().isPresent());
    }

    @Test
    @DisplayName("Every variable that a worker reads is set in its process, a listener's form included")
    void readVariablesAreSet() {
        JobTypes.all()
                .forEach((type, worker) -> BPMN.forEach((file, model) -> {
                    boolean used = Stream.concat(
                                    Models.elements(model, Models.ZEEBE, "taskDefinition"),
                                    Models.elements(model, Models.ZEEBE, "taskListener"))
                            .anyMatch(definition -> type.equals(definition.getAttribute("type")));
                    if (used) {
                        assertThat(Variables.of(file, model))
                                .as(type + " in " + file)
                                .containsAll(worker.reads());
                    }
                }));
    }

    @Test
    @DisplayName("Every variable that a worker gives back is let out by its task, and nothing is let out that it lacks")
    void givenVariablesAreUsed() {
        Map<String, JobTypes.Worker> workers = JobTypes.all();
        BPMN.forEach((file, model) -> Models.elements(model, Models.BPMN, "serviceTask")
                .forEach(task -> {
                    String type = Models.own(task, "taskDefinition")
                            .findFirst()
                            .orElseThrow()
                            .getAttribute("type");
                    Set<String> given = new TreeSet<>(workers.get(type).gives());
                    Set<String> used = Models.own(task, "output")
                            .flatMap(output -> Variables.readBy(output.getAttribute("source")))
                            .collect(toCollection(TreeSet::new));
                    assertThat(used)
                            .as(file + " " + task.getAttribute("id") + " uses what " + type + " gives")
                            .containsAll(given);
                    Set<String> before = Variables.of(file, model);
                    used.removeAll(given);
                    assertThat(before).as(file + " " + task.getAttribute("id")).containsAll(used);
                }));
    }

    @Test
    @DisplayName("R02: every user task has a form, a group, a due date and a listener that records who completed it")
    void userTasksAreWhole() {
        BPMN.forEach((file, model) -> Models.elements(model, Models.BPMN, "userTask")
                .forEach(task -> {
                    String where = file + " " + task.getAttribute("id");
                    assertThat(Models.own(task, "userTask")).as(where).hasSize(1);
                    assertThat(Models.own(task, "formDefinition")).as(where).hasSize(1);
                    assertThat(Models.own(task, "assignmentDefinition"))
                            .as(where)
                            .singleElement()
                            .satisfies(who -> assertThat(who.getAttribute("candidateGroups"))
                                    .as(where)
                                    .startsWith("="));
                    assertThat(Models.own(task, "taskSchedule"))
                            .as(where)
                            .singleElement()
                            .satisfies(when -> assertThat(when.getAttribute("dueDate"))
                                    .as(where)
                                    .startsWith("="));
                    assertThat(Models.own(task, "taskListener"))
                            .as(where)
                            .singleElement()
                            .satisfies(listener -> assertThat(listener.getAttribute("eventType"))
                                    .isEqualTo("completing"));
                    assertThat(Models.own(task, "output"))
                            .as(
                                    where
                                            + ": without an output mapping the whole form would stay in the process (DESIGN §3.8)")
                            .isNotEmpty();
                }));
    }

    @Test
    @DisplayName("Every user task outside the escalation itself ends together with a timer that escalates it")
    void overdueTasksEscalate() {
        BPMN.forEach((file, model) -> {
            if (!file.equals("task-escalation.bpmn")) {
                Models.elements(model, Models.BPMN, "userTask").forEach(task -> {
                    Element scope = (Element) task.getParentNode();
                    assertThat(Models.within(scope, Models.ZEEBE, "calledElement")
                                    .map(called -> called.getAttribute("processId")))
                            .as(file + " " + task.getAttribute("id"))
                            .containsExactly("task-escalation");
                    assertThat(Models.within(scope, Models.BPMN, "terminateEventDefinition"))
                            .as(file + " " + task.getAttribute("id"))
                            .hasSize(1);
                });
            }
        });
    }

    @Test
    @DisplayName("Elements have speaking ids, and what staff read is Chinese")
    void elementsAreNamed() {
        BPMN.forEach((file, model) -> Stream.of(
                        "userTask", "serviceTask", "businessRuleTask", "callActivity", "process")
                .flatMap(kind -> Models.elements(model, Models.BPMN, kind))
                .forEach(element -> {
                    assertThat(element.getAttribute("name"))
                            .as(file + " " + element.getAttribute("id"))
                            .containsPattern("\\p{IsHan}");
                    assertThat(element.getAttribute("id"))
                            .doesNotMatch("(Activity|Gateway|Event|Flow|Process)_[0-9a-z]{7}");
                }));
    }

    private static Set<String> jobTypesOfTheModels() {
        Set<String> types = zeebeAttributes("taskDefinition", "type");
        types.addAll(zeebeAttributes("taskListener", "type"));
        types.addAll(zeebeAttributes("executionListener", "type"));
        return types;
    }

    private static Set<String> processIds() {
        return BPMN.keySet().stream().map(file -> file.replace(".bpmn", "")).collect(toSet());
    }

    private static Set<String> zeebeAttributes(String element, String attribute) {
        Set<String> values = new TreeSet<>();
        BPMN.values()
                .forEach(model -> Models.elements(model, Models.ZEEBE, element)
                        .forEach(found -> values.add(found.getAttribute(attribute))));
        return values;
    }
}
