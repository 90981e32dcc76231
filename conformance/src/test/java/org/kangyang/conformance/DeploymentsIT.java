package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.Process;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Deployments")
class DeploymentsIT extends ConformanceTest {

    private static final String DEPLOY = "apis-tools/orchestration-cluster-api-rest/specifications/create-deployment/";
    private static final String VERSIONS = "components/concepts/processes/";

    private final String process = unique("deployed");
    private final String work = unique("work");

    /** A job of type {@code work}, then one of {@code work-<then>}. */
    private BpmnModelInstance model(String then) {
        return Bpmn.createExecutableProcess(process)
                .name("流程 " + then)
                .startEvent()
                .serviceTask("first", t -> t.zeebeJobType(work))
                .serviceTask("then_" + then, t -> t.zeebeJobType(work + "-" + then))
                .endEvent()
                .done();
    }

    private Process only(DeploymentEvent event) {
        return event.getProcesses().getFirst();
    }

    @Test
    @DisplayName("A deployed process has an id, a key, version 1 and the name of its file")
    @Promise(DEPLOY)
    void tellsWhatItDeployed() {
        DeploymentEvent event = deploy(model("a"));

        assertThat(event.getKey()).isPositive();
        assertThat(event.getTenantId()).isEqualTo("<default>");
        assertThat(event.getProcesses()).singleElement().satisfies(p -> {
            assertThat(p.getBpmnProcessId()).isEqualTo(process);
            assertThat(p.getVersion()).isEqualTo(1);
            assertThat(p.getProcessDefinitionKey()).isPositive();
            assertThat(p.getResourceName()).isEqualTo(process + ".bpmn");
        });
    }

    @Test
    @DisplayName("The same file again keeps version and key; another content is the next version")
    @Promise(DEPLOY)
    void sameKeepsVersion() {
        String a = Bpmn.convertToString(model("a"));
        Process first = only(deploy(process + ".bpmn", a));
        Process again = only(deploy(process + ".bpmn", a));
        Process changed = only(deploy(model("b")));
        Process back = only(deploy(process + ".bpmn", a));

        assertThat(again.getVersion()).isEqualTo(1);
        assertThat(again.getProcessDefinitionKey()).isEqualTo(first.getProcessDefinitionKey());
        assertThat(changed.getVersion()).isEqualTo(2);
        assertThat(changed.getProcessDefinitionKey()).isNotEqualTo(first.getProcessDefinitionKey());
        assertThat(back.getVersion()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "The same table again keeps version and key; another content is the next version of decision and graph")
    @Promise(DEPLOY)
    void sameTableKeepsVersion() {
        String decision = unique("d").replace('-', '_');
        String one = Dmn.named(process).literal(decision, null, "1").xml();
        var first = deploy(process + ".dmn", one);
        var again = deploy(process + ".dmn", one);
        var changed = deploy(
                process + ".dmn",
                Dmn.named(process).literal(decision, null, "2").xml());

        assertThat(again.getDecisions().getFirst().getVersion()).isEqualTo(1);
        assertThat(again.getDecisions().getFirst().getDecisionKey())
                .isEqualTo(first.getDecisions().getFirst().getDecisionKey());
        assertThat(changed.getDecisions().getFirst().getVersion()).isEqualTo(2);
        assertThat(changed.getDecisionRequirements().getFirst().getVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName("Models, tables and forms are deployed together")
    @Promise(DEPLOY)
    void takesSeveral() {
        String decision = unique("d").replace('-', '_');
        String form = unique("form");

        DeploymentEvent event = client.newDeployResourceCommand()
                .addProcessModel(model("a"), process + ".bpmn")
                .addResourceStringUtf8(
                        Dmn.named(process).literal(decision, null, "1").xml(), process + ".dmn")
                .addResourceStringUtf8(
                        "{\"id\": \"" + form + "\", \"type\": \"default\", \"components\": []}", form + ".form")
                .send()
                .join();

        assertThat(event.getProcesses()).extracting(Process::getBpmnProcessId).containsExactly(process);
        assertThat(event.getDecisions()).extracting(d -> d.getDmnDecisionId()).containsExactly(decision);
        assertThat(event.getDecisionRequirements())
                .extracting(d -> d.getDmnDecisionRequirementsId())
                .containsExactly(process);
        assertThat(event.getForm()).extracting(f -> f.getFormId()).containsExactly(form);
    }

    @Test
    @DisplayName("Instances that run stay with their version; new ones take the newest, or the version asked for")
    @Promise(VERSIONS)
    void runningKeepVersion() {
        long firstKey = only(deploy(model("a"))).getProcessDefinitionKey();
        long running = start(process);
        var job = job(work);
        deploy(model("b"));

        complete(job);
        assertThat(job(work + "-a").getProcessInstanceKey()).isEqualTo(running);
        long newest = start(process);
        complete(job(work));
        assertThat(job(work + "-b").getProcessInstanceKey()).isEqualTo(newest);
        var byVersion = client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .version(1)
                .send()
                .join();
        var byKey = client.newCreateInstanceCommand()
                .processDefinitionKey(firstKey)
                .send()
                .join();
        assertThat(List.of(byVersion.getVersion(), byKey.getVersion())).containsExactly(1, 1);
        jobs(work, 2).forEach(this::complete);
        jobs(work + "-a", 2);
        assertThat(refusal(() -> client.newCreateInstanceCommand()
                                .bpmnProcessId(process)
                                .version(3)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A message starts the newest version only")
    @Promise("components/concepts/messages/#message-subscriptions")
    void messageStartsNewest() {
        String message = unique("message");
        for (String version : List.of("a", "b")) {
            deploy(Bpmn.createExecutableProcess(process)
                    .startEvent("start")
                    .message(message)
                    .serviceTask("task", t -> t.zeebeJobType(work + "-" + version))
                    .endEvent()
                    .done());
        }

        publish(message, null, Duration.ZERO, Map.of());

        job(work + "-b");
        assertNoJob(work + "-a");
    }

    @Test
    @DisplayName("A call takes the version that is the newest when it is reached")
    @Promise("components/best-practices/modeling/choosing-the-resource-binding-type/#supported-binding-types")
    void callTakesNewest() {
        deploy(model("a"));
        String caller = unique("caller");
        deploy(Bpmn.createExecutableProcess(caller)
                .startEvent()
                .serviceTask("before", t -> t.zeebeJobType(caller))
                .callActivity("call", c -> c.zeebeProcessId(process))
                .endEvent()
                .done());
        long instance = start(caller);
        var before = job(caller);
        deploy(model("b"));

        complete(before);
        complete(job(work));

        job(work + "-b");
        awaitElement(instance, "call", ElementInstanceState.ACTIVE, 1);
    }

    @Test
    @DisplayName("A bad model is refused with 400, and the answer names every element at fault")
    @Promise(DEPLOY)
    void namesEveryFault() {
        String bad = Bpmn.convertToString(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("first_bad", t -> t.zeebeJobType("x").zeebeInputExpression("2 +* 3", "z"))
                .serviceTask("second_bad", t -> t.zeebeJobType("x").zeebeInputExpression("1 +* 2", "y"))
                .endEvent()
                .done());

        ProblemException refused = refusal(() -> deployRaw(bad, process + ".bpmn"));

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.details().getDetail()).contains("first_bad").contains("second_bad");
    }

    @Test
    @DisplayName("Attributes of other vendors, Camunda 7's too, mean nothing")
    @Promise("components/modeler/bpmn/")
    void foreignAttributesMeanNothing() {
        String xml = Bpmn.convertToString(Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask("task", t -> t.zeebeUserTask())
                        .endEvent()
                        .done())
                .replace(
                        "<userTask ",
                        "<userTask old:assignee=\"demo\" old:candidateGroups=\"g\" old:priority=\"7\""
                                + " old:dueDate=\"2031-02-03T04:05:06Z\" old:jobPriority=\"${missing}\" ")
                .replace("<startEvent ", "<startEvent old:initiator=\"who\" old:asyncBefore=\"${\" ")
                .replace(
                        "<process ",
                        "<process xmlns:old=\"http://camunda.org/schema/1.0/bpmn\""
                                + " old:candidateStarterGroups=\"${missing}\" old:versionTag=\"old\" ");
        assertThat(xml).contains("old:assignee", "old:initiator", "old:versionTag");
        deploy(process + ".bpmn", xml);
        long instance = start(process, Map.of("v", 1));

        var task = userTask(instance);
        assertThat(task.getAssignee()).isNull();
        assertThat(task.getCandidateGroups()).isEmpty();
        assertThat(task.getPriority()).isEqualTo(50);
        assertThat(task.getDueDate()).isNull();
        soon(() -> assertThat(client.newVariableSearchRequest()
                        .filter(f -> f.processInstanceKey(instance))
                        .send()
                        .join()
                        .items())
                .extracting(v -> v.getName())
                .containsExactly("v"));
    }

    @Test
    @DisplayName("The answer names every fault of every file, of whatever kind")
    @Promise(DEPLOY)
    void namesEveryKindOfFault() {
        String bad = Bpmn.convertToString(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("bad_feel", t -> t.zeebeJobType("x").zeebeInputExpression("2 +* 3", "z"))
                .serviceTask("no_type")
                .intermediateCatchEvent("no_time", e -> e.timerWithDuration("soon"))
                .endEvent()
                .done());

        ProblemException refused = refusal(() -> client.newDeployResourceCommand()
                .addResourceStringUtf8(bad, process + ".bpmn")
                .addResourceStringUtf8("<no model/>", "bad.bpmn")
                .addResourceStringUtf8("no table", "bad.dmn")
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.details().getDetail()).contains("bad_feel", "no_type", "no_time", "bad.bpmn", "bad.dmn");
    }

    private Object deployRaw(String text, String file) {
        return client.newDeployResourceCommand()
                .addResourceStringUtf8(text, file)
                .send()
                .join();
    }

    @Test
    @DisplayName("Where one file of several is bad, none is deployed")
    @Promise(DEPLOY)
    void allOrNothing() {
        ProblemException refused = refusal(() -> client.newDeployResourceCommand()
                .addProcessModel(model("a"), process + ".bpmn")
                .addResourceStringUtf8("<no model/>", "bad.bpmn")
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refusal(() -> start(process)).code()).isEqualTo(404);
    }

    @Test
    @DisplayName("Two files that define the same process are refused, as is one that is no XML")
    @Promise(DEPLOY)
    void refusesConfusion() {
        assertThat(refusal(() -> client.newDeployResourceCommand()
                                .addProcessModel(model("a"), "one.bpmn")
                                .addProcessModel(model("b"), "two.bpmn")
                                .send()
                                .join())
                        .code())
                .isEqualTo(400);
        assertThat(refusal(() -> deployRaw("process", process + ".bpmn")).code())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("Any other file is kept and given back as a resource")
    @Promise(value = DEPLOY, refusal = "only files ending in")
    void keepsOthers() {
        var event = deploy(process + ".txt", "内容");

        assertThat(client.newResourceContentGetRequest(
                                event.getResource().getFirst().getResourceKey())
                        .send()
                        .join())
                .isEqualTo("内容");
    }

    @Test
    @DisplayName("Process definitions are found by id, name, version, or the newest only, and given back as deployed")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-process-definitions/")
    void areFound() {
        String xml = Bpmn.convertToString(model("a"));
        long first = only(deploy(process + ".bpmn", xml)).getProcessDefinitionKey();
        long second = only(deploy(model("b"))).getProcessDefinitionKey();

        soon(() -> assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId(process))
                        .sort(s -> s.version().desc())
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getProcessDefinitionKey)
                .containsExactly(second, first));
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId(process).isLatestVersion(true))
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getProcessDefinitionKey)
                .containsExactly(second);
        assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId(process).version(1).name("流程 a"))
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getProcessDefinitionKey)
                .containsExactly(first);
        assertThat(client.newProcessDefinitionGetRequest(first).send().join().getName())
                .isEqualTo("流程 a");
        assertThat(client.newProcessDefinitionGetXmlRequest(first).send().join())
                .isEqualTo(xml);
        assertThat(refusal(() -> client.newProcessDefinitionGetRequest(4711)
                                .send()
                                .join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A resource keeps the name it is given, folder included; two of one name are refused")
    @Promise(DEPLOY)
    void namesOfResources() {
        String file = "ward/" + process + ".bpmn";
        deploy(file, Bpmn.convertToString(model("a")));
        soon(() -> assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId(process))
                        .send()
                        .join()
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.getResourceName()).isEqualTo(file)));

        ProblemException refused = refusal(() -> client.newDeployResourceCommand()
                .addProcessModel(model("b"), "same.bpmn")
                .addProcessModel(
                        Bpmn.createExecutableProcess(process + "-2")
                                .startEvent()
                                .endEvent()
                                .done(),
                        "same.bpmn")
                .send()
                .join());

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.details().getDetail()).contains("same.bpmn");
    }

    @Test
    @DisplayName("Definitions are ordered by key, the newest first")
    @Promise("apis-tools/orchestration-cluster-api-rest/specifications/search-process-definitions/")
    void areOrderedByKey() {
        List<Long> keys = new ArrayList<>();
        for (int version = 1; version <= 11; version++) {
            keys.add(only(deploy(model("v" + version))).getProcessDefinitionKey());
        }

        soon(() -> assertThat(client.newProcessDefinitionSearchRequest()
                        .filter(f -> f.processDefinitionId(process))
                        .sort(s -> s.processDefinitionKey().desc())
                        .send()
                        .join()
                        .items())
                .extracting(ProcessDefinition::getProcessDefinitionKey)
                .containsExactlyElementsOf(keys.reversed()));
    }
}
