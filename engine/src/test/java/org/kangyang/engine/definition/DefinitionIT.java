package org.kangyang.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.search.response.DecisionDefinition;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** What is deployed and how it is given back. */
class DefinitionIT extends ApiTest {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg-%1$s" name="等级" namespace="x">
              <decision id="%1$s" name="能力等级">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="i1" label="分数"><inputExpression id="e1" typeRef="number"><text>score</text></inputExpression></input>
                  <output id="o1" label="等级" name="level" typeRef="string"/>
                  <rule id="r1"><inputEntry id="n1"><text>&lt; 40</text></inputEntry><outputEntry id="u1"><text>"重度"</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="n2"><text>-</text></inputEntry><outputEntry id="u2"><text>"轻度"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String FORM = """
            {"id":"%s","type":"default","schemaVersion":18,"executionPlatform":"Camunda Cloud",\
            "components":[{"key":"note","label":"备注","type":"textfield","id":"Field_1"}]}""";

    private DeploymentEvent deployText(String name, String text) {
        return client.newDeployResourceCommand()
                .addResourceBytes(text.getBytes(StandardCharsets.UTF_8), name)
                .send()
                .join();
    }

    @Test
    void a_process_keeps_its_version_until_it_changes_and_its_xml_comes_back_as_it_was() {
        String process = unique("defined");
        var model = Bpmn.createExecutableProcess(process)
                .name("流程")
                .startEvent()
                .serviceTask("Task_A", task -> task.zeebeJobType("a"))
                .endEvent()
                .done();
        long first = deploy(model, process);
        assertThat(deploy(model, process)).isEqualTo(first);
        long second = deploy(
                Bpmn.createExecutableProcess(process)
                        .name("流程")
                        .startEvent()
                        .endEvent()
                        .done(),
                process);
        assertThat(second).isNotEqualTo(first);
        assertThat(client.newProcessDefinitionGetXmlRequest(first).send().join())
                .isEqualTo(Bpmn.convertToString(model));
        ProcessDefinition old =
                client.newProcessDefinitionGetRequest(first).send().join();
        assertThat(old.getVersion()).isEqualTo(1);
        assertThat(old.getName()).isEqualTo("流程");
        assertThat(old.getResourceName()).isEqualTo(process + ".bpmn");
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(filter -> filter.processDefinitionId(process).isLatestVersion(true))
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getProcessDefinitionKey)
                .containsExactly(second);
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(filter -> filter.processDefinitionId(process))
                        .sort(sort -> sort.version().desc())
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getVersion)
                .containsExactly(2, 1);
        refused(client.newProcessDefinitionGetRequest(42), 404, "NOT_FOUND");
        refused(client.newProcessDefinitionGetXmlRequest(42), 404, "NOT_FOUND");
    }

    @Test
    void what_cannot_be_honoured_is_refused_and_nothing_of_it_deployed() {
        String good = unique("good");
        refused(
                client.newDeployResourceCommand()
                        .addProcessModel(
                                Bpmn.createExecutableProcess(good)
                                        .startEvent()
                                        .endEvent()
                                        .done(),
                                good + ".bpmn")
                        .addResourceBytes("<no-model/>".getBytes(StandardCharsets.UTF_8), "bad.bpmn"),
                400,
                "INVALID_ARGUMENT");
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(filter -> filter.processDefinitionId(good))
                        .send()
                        .join()
                        .items())
                .isEmpty();
    }

    @Test
    void a_hundred_resources_are_deployed_at_once() {
        String id = unique("many");
        var command = client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess(id).startEvent().endEvent().done(), id + ".bpmn");
        for (int i = 1; i < 100; i++) {
            String form = "{\"id\":\"" + id + i + "\",\"type\":\"default\",\"components\":[]}";
            command = command.addResourceBytes(form.getBytes(StandardCharsets.UTF_8), id + i + ".form");
        }
        assertThat(command.send().join().getForm()).hasSize(99);
    }

    @Test
    void what_is_too_large_or_too_much_is_refused_in_words() {
        refused(
                client.newDeployResourceCommand().addResourceBytes(new byte[5_000_000], "big.bpmn"),
                413,
                "PAYLOAD_TOO_LARGE");
        var many = client.newDeployResourceCommand().addResourceBytes(new byte[1], "0.form");
        for (int i = 1; i <= 2000; i++) {
            many = many.addResourceBytes(new byte[1], i + ".form");
        }
        refused(many, 400, "INVALID_ARGUMENT");
    }

    @Test
    void external_entities_are_not_read() {
        String xxe = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">"
                + "<process id=\"xxe\" isExecutable=\"true\" name=\"&e;\"><startEvent id=\"s\"/></process></definitions>";
        refused(
                client.newDeployResourceCommand().addResourceBytes(xxe.getBytes(StandardCharsets.UTF_8), "xxe.bpmn"),
                400,
                "INVALID_ARGUMENT");
    }

    @Test
    void a_decision_is_found_read_and_evaluated() {
        String id = unique("level");
        String dmn = TABLE.formatted(id).strip();
        DeploymentEvent deployed = deployText(id + ".dmn", dmn);
        long key = deployed.getDecisions().getFirst().getDecisionKey();
        assertThat(deployed.getDecisionRequirements().getFirst().getDmnDecisionRequirementsId())
                .isEqualTo("drg-" + id);

        DecisionDefinition found = client.newDecisionDefinitionSearchRequest()
                .filter(filter -> filter.decisionDefinitionId(id))
                .send()
                .join()
                .singleItem();
        assertThat(found.getDecisionKey()).isEqualTo(key);
        assertThat(found.getDmnDecisionName()).isEqualTo("能力等级");
        assertThat(found.getDmnDecisionRequirementsId()).isEqualTo("drg-" + id);
        assertThat(client.newDecisionDefinitionGetXmlRequest(key).send().join()).isEqualTo(dmn);

        EvaluateDecisionResponse byId = client.newEvaluateDecisionCommand()
                .decisionId(id)
                .variables(Map.of("score", 39))
                .send()
                .join();
        assertThat(byId.getDecisionOutput()).isEqualTo("\"重度\"");
        assertThat(byId.getEvaluatedDecisions()
                        .getFirst()
                        .getMatchedRules()
                        .getFirst()
                        .getRuleId())
                .isEqualTo("r1");
        assertThat(client.newEvaluateDecisionCommand()
                        .decisionKey(key)
                        .variables(Map.of("score", 40))
                        .send()
                        .join()
                        .getDecisionOutput())
                .isEqualTo("\"轻度\"");
        refused(client.newEvaluateDecisionCommand().decisionId("absent"), 404, "NOT_FOUND");
        refused(client.newEvaluateDecisionCommand().decisionKey(42), 404, "NOT_FOUND");
    }

    @Test
    void a_tasks_form_is_the_newest_of_its_id() {
        String formId = unique("form");
        String process = unique("formed");
        deployText(formId + ".form", FORM.formatted(formId));
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask("Task_Fill", task -> task.zeebeUserTask().zeebeFormId(formId))
                        .userTask("Task_Free", task -> task.zeebeUserTask())
                        .endEvent()
                        .done(),
                process);
        long instance = start(process, Map.of());
        long task = userTask(instance).getUserTaskKey();
        Form form = client.newUserTaskGetFormRequest(task).send().join();
        assertThat(form.getFormId()).isEqualTo(formId);
        assertThat(String.valueOf(form.getSchema())).contains("备注");
        assertThat(form.getFormKey())
                .isEqualTo(client.newUserTaskGetRequest(task).send().join().getFormKey());
    }
}
