package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Forms")
class FormsIT extends ConformanceTest {

    private static final String TASKS = "components/modeler/bpmn/user-tasks/";
    private static final String BINDING = "components/best-practices/modeling/choosing-the-resource-binding-type/";
    private static final String REST = "apis-tools/orchestration-cluster-api-rest/specifications/";

    private final String process = unique("formed");
    private final String form = unique("form");

    private BpmnModelInstance formed(Consumer<UserTaskBuilder> task) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .userTask("task", t -> task.accept(t.zeebeUserTask()))
                .endEvent()
                .done();
    }

    private static String schema(String id, String label) {
        return """
                {"components": [{"type": "textfield", "key": "name", "label": "%s", "id": "Field_1"}],
                 "type": "default", "id": "%s", "executionPlatform": "Camunda Cloud",
                 "executionPlatformVersion": "8.9.0", "schemaVersion": 18}""".formatted(label, id);
    }

    private io.camunda.client.api.response.Form deployForm(String label) {
        return deploy(form + ".form", schema(form, label)).getForm().getFirst();
    }

    private Form formOf(UserTask task) {
        return client.newUserTaskGetFormRequest(task.getUserTaskKey()).send().join();
    }

    @Test
    @DisplayName("A linked form is shown with the task, schema, id, key and version")
    @Promise(REST + "get-user-task-form/")
    void isShown() {
        var deployed = deployForm("姓名");
        deploy(formed(t -> t.zeebeFormId(form)));

        UserTask task = userTask(start(process));

        assertThat(task.getFormKey()).isEqualTo(deployed.getFormKey());
        soon(() -> {
            Form shown = formOf(task);
            assertThat(shown.getFormId()).isEqualTo(form);
            assertThat(shown.getFormKey()).isEqualTo(deployed.getFormKey());
            assertThat(shown.getVersion()).isEqualTo(1);
            assertThat((String) shown.getSchema()).contains("姓名");
        });
    }

    @Test
    @DisplayName("The newest version at the moment a task comes is its form, then and later")
    @Promise(BINDING + "#supported-binding-types")
    void latestWhenActivated() {
        var first = deployForm("one");
        deploy(formed(t -> t.zeebeFormId(form)));
        UserTask before = userTask(start(process));

        var second = deployForm("two");
        UserTask after = userTask(start(process));

        assertThat(second.getVersion()).isEqualTo(2);
        assertThat(after.getFormKey()).isEqualTo(second.getFormKey());
        assertThat(client.newUserTaskGetRequest(before.getUserTaskKey())
                        .send()
                        .join()
                        .getFormKey())
                .isEqualTo(first.getFormKey());
        soon(() -> {
            assertThat((String) formOf(before).getSchema()).contains("one");
            assertThat((String) formOf(after).getSchema()).contains("two");
        });
    }

    @Test
    @DisplayName("The same form again keeps its version and key")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/create-deployment/")
    void sameKeepsVersion() {
        var first = deployForm("one");

        var again = deployForm("one");

        assertThat(again.getVersion()).isEqualTo(1);
        assertThat(again.getFormKey()).isEqualTo(first.getFormKey());
    }

    @Test
    @DisplayName("A task whose linked form is not deployed is an incident, and comes once the form is there")
    @Promise(TASKS)
    void missingIsIncident() {
        deploy(formed(t -> t.zeebeFormId(form)));
        long instance = start(process);

        Incident incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.FORM_NOT_FOUND);
        assertThat(incident.getErrorMessage()).contains(form);
        var deployed = deployForm("late");
        resolve(incident);

        assertThat(userTask(instance).getFormKey()).isEqualTo(deployed.getFormKey());
    }

    @Test
    @DisplayName("A task without form answers that it has none")
    @Promise(REST + "get-user-task-form/")
    void hasNone() {
        deploy(formed(t -> {}));
        UserTask task = userTask(start(process));

        assertThat(task.getFormKey()).isNull();
        assertThat(formOf(task).getFormId()).isNull();
        assertThat(formOf(task).getSchema()).isNull();
    }

    @Test
    @DisplayName("The reference of a form kept elsewhere may be an expression")
    @Promise(value = TASKS, refusal = "external form reference that is an expression")
    void isElsewhereByExpression() {
        deploy(formed(t -> t.zeebeExternalFormReferenceExpression("\"https://forms.example/\" + page")));

        UserTask task = userTask(start(process, java.util.Map.of("page", "visit")));

        assertThat(task.getExternalFormReference()).isEqualTo("https://forms.example/visit");
        assertThat(task.getFormKey()).isNull();
    }

    @Test
    @DisplayName("A form kept elsewhere is named by its reference")
    @Promise(TASKS)
    void isElsewhere() {
        deploy(formed(t -> t.zeebeExternalFormReference("https://forms.example/visit")));

        UserTask task = userTask(start(process));

        assertThat(task.getExternalFormReference()).isEqualTo("https://forms.example/visit");
        assertThat(task.getFormKey()).isNull();
    }

    @Test
    @DisplayName("The form id may be an expression")
    @Promise(value = TASKS, refusal = "form id that is an expression")
    void isChosenByExpression() {
        var deployed = deployForm("chosen");
        deploy(formed(t -> t.zeebeFormId("=\"" + form + "\"")));

        assertThat(userTask(start(process)).getFormKey()).isEqualTo(deployed.getFormKey());
    }

    @Test
    @DisplayName("What a form collects goes to the process as JSON, numbers, lists and contexts included")
    @Promise(REST + "complete-user-task/")
    void collects() {
        deploy(formed(t -> {}));
        long instance = start(process, java.util.Map.of("count", 0));
        long key = userTask(instance).getUserTaskKey();

        client.newCompleteUserTaskCommand(key)
                .variables(
                        java.util.Map.of("count", 2, "list", List.of("甲", 1.5), "context", java.util.Map.of("a", true)))
                .send()
                .join();
        awaitCompleted(instance);

        assertThat(variable(instance, "count")).isEqualTo("2");
        assertThat(variable(instance, "list")).isEqualTo("[\"甲\",1.5]");
        assertThat(variable(instance, "context")).isEqualTo("{\"a\":true}");
    }

    @Test
    @DisplayName("A form linked to the start event is the process's form")
    @Promise(value = REST + "get-start-process-form/", refusal = "a form of a start event is not supported")
    void startForm() {
        deployForm("begin");
        long definition = deploy(Bpmn.createExecutableProcess(process)
                        .startEvent("start")
                        .zeebeFormId(form)
                        .endEvent()
                        .done())
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();

        soon(() -> {
            Form shown =
                    client.newProcessDefinitionGetFormRequest(definition).send().join();
            assertThat(shown.getFormId()).isEqualTo(form);
            assertThat((String) shown.getSchema()).contains("begin");
        });
    }

    @Test
    @DisplayName("A form that is no JSON, or has no id, is refused")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/create-deployment/")
    void refusesNoForm() {
        assertThat(refusal(() -> deployRaw("{\"components\": [")).code()).isEqualTo(400);
        assertThat(refusal(() -> deployRaw("{\"components\": [], \"type\": \"default\"}"))
                        .code())
                .isEqualTo(400);
    }

    private Object deployRaw(String text) {
        return client.newDeployResourceCommand()
                .addResourceStringUtf8(text, form + ".form")
                .send()
                .join();
    }
}
