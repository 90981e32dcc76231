package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Variable;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.ApiTest;

@DisplayName("A task completed in the Tasklist means what one completed through the API means (DESIGN §3.8)")
@Tag("pages")
class CompletionIT extends ApiTest {

    private static final String FORM = "{\"variables\":{\"passed\":{\"value\":true},\"score\":{\"value\":21},"
            + "\"note\":{\"value\":\"私密\"},\"items\":{\"type\":\"Json\",\"value\":\"[1,2.5,null]\"}}}";

    private final String process = unique("listed");
    private final String type = unique("record");

    private long started() {
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .userTask(
                                "Task_Assess",
                                task -> task.zeebeUserTask()
                                        .zeebeCandidateGroups("bench.NH-001")
                                        .zeebeOutput("=passed", "passed")
                                        .zeebeOutput("=items", "items")
                                        .zeebeTaskListener(listener ->
                                                listener.completing().type(type)))
                        .endEvent()
                        .done(),
                process);
        return start(process, Map.of("caseId", "c1"));
    }

    private Visitor visitor() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn("an.yi", "first-password-1", "tasklist")).isEqualTo(200);
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void a_form_sent_in_the_tasklist_reaches_the_listener_with_its_author(String call) {
        long instance = started();
        long task = userTask(instance).getUserTaskKey();
        Visitor visitor = visitor();
        HttpResponse<String> claimed = visitor.post("/task/" + task + "/claim", "{\"userId\":\"an.yi\"}");
        assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
        CompletableFuture<HttpResponse<String>> sent =
                CompletableFuture.supplyAsync(() -> visitor.post("/task/" + task + "/" + call, FORM));
        ActivatedJob job = job(type);
        assertThat(job.getCustomHeaders()).containsEntry("io.camunda.zeebe:assignee", "an.yi");
        assertThat(job.getVariablesAsMap())
                .containsEntry("score", 21)
                .containsEntry("note", "私密")
                .containsEntry("caseId", "c1");
        client.newCompleteCommand(job).send().join();
        HttpResponse<String> answer = sent.join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                                .send()
                                .join()
                                .getState())
                        .isEqualTo(ProcessInstanceState.COMPLETED));
        assertThat(client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .sort(sort -> sort.name().asc())
                        .send()
                        .join()
                        .items())
                .extracting(Variable::getName, Variable::getValue)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("caseId", "\"c1\""),
                        org.assertj.core.groups.Tuple.tuple("items", "[1,2.5,null]"),
                        org.assertj.core.groups.Tuple.tuple("passed", "true"));
    }

    @Test
    void who_has_not_claimed_the_task_does_not_complete_it() throws Exception {
        long task = userTask(started()).getUserTaskKey();
        HttpResponse<String> answer = visitor().post("/task/" + task + "/submit-form", FORM);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(new ObjectMapper().readTree(answer.body()).get("message").asText())
                .contains("claim");
    }

    @ParameterizedTest
    @CsvSource({
        "/deployment/create",
        "/external-task/fetchAndLock",
        "/external-task/1/complete",
        "/external-task/1/bpmnError",
        "/message",
        "/signal",
        "/task/1/bpmnError",
        "/task/1/resolve",
        "/task/create",
        "/process-instance/1/modification",
        "/modification/execute",
        "/migration/execute"
    })
    void what_would_bypass_the_models_meaning_is_refused(String path) {
        HttpResponse<String> answer = visitor().post(path, "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Camunda's API");
    }

    @Test
    void the_process_engines_open_api_is_closed() throws Exception {
        HttpResponse<String> answer = new Visitor(port).get("/engine-rest/task");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/v2");
    }
}
