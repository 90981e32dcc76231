package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.deployment.Deployments;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Cockpit asks for its tabs of called processes. */
@PagesTest
@DisplayName("Cockpit")
class CalledProcessesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Deployments deployments;

    private Visitor supervisor;

    @BeforeEach
    void deployAndLogIn() {
        deployments.deploy(List.of(
                process("calling")
                        .add(
                                start("start"),
                                call("Call_Named", "processId='called-by-name'"),
                                call("Call_Computed", "processId='=\"called-by-\" + which'"),
                                end("end"))
                        .flow("start -> Call_Named -> Call_Computed -> end")
                        .file(),
                process("called-by-name")
                        .add(start("start"), user("Task_Look"), end("end"))
                        .flow("start -> Task_Look -> end")
                        .file(),
                process("called-by-value")
                        .add(start("start"), user("Task_See"), end("end"))
                        .flow("start -> Task_See -> end")
                        .file()));
        supervisor = new Visitor(port);
        assertThat(supervisor.logIn("du.si", "first-password-4", "cockpit")).isEqualTo(200);
    }

    @Test
    void namesTheProcessesThatAModelCallsByName() {
        JsonNode called = supervisor.read("/process-definition/" + definition() + "/static-called-process-definitions");

        assertThat(called.findValuesAsText("key")).containsExactly("called-by-name");
        assertThat(called.path(0).path("calledFromActivityIds").path(0).asText())
                .isEqualTo("Call_Named");
    }

    @Test
    void namesTheProcessesThatRunningInstancesHaveCalled() {
        ProcessInstance caller = calling();
        called(caller, "Task_Look");
        assertThat(running().findValuesAsText("key")).contains("called-by-name");

        engine.getTaskService().complete(called(caller, "Task_Look"));
        called(caller, "Task_See");

        assertThat(running().findValuesAsText("key")).contains("called-by-value");
    }

    @Test
    void listsTheInstancesThatAnInstanceHasCalled() {
        ProcessInstance caller = calling();
        called(caller, "Task_Look");

        JsonNode instances = Visitor.json(
                ok(supervisor.askCockpit("/process-instance/" + caller.getId() + "/called-process-instances", "{}")));

        assertThat(instances).hasSize(1);
        assertThat(instances.path(0).path("processDefinitionKey").asText()).isEqualTo("called-by-name");
        assertThat(instances.path(0).path("callActivityId").asText()).isEqualTo("Call_Named");
    }

    private JsonNode running() {
        return Visitor.json(
                ok(supervisor.askCockpit("/process-definition/" + definition() + "/called-process-definitions", "{}")));
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("calling")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private ProcessInstance calling() {
        return engine.getRuntimeService().startProcessInstanceByKey("calling", Map.of("which", "value"));
    }

    /** The open task of that element in an instance that {@code caller} has called. */
    private String called(ProcessInstance caller, String element) {
        return await().until(
                        () -> engine.getTaskService().createTaskQuery().taskDefinitionKey(element).list().stream()
                                .filter(task -> caller.getId()
                                        .equals(engine.getHistoryService()
                                                .createHistoricProcessInstanceQuery()
                                                .processInstanceId(task.getProcessInstanceId())
                                                .singleResult()
                                                .getSuperProcessInstanceId()))
                                .map(task -> task.getId())
                                .findFirst()
                                .orElse(null),
                        id -> id != null);
    }
}
