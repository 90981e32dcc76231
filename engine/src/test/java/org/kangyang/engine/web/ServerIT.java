package org.kangyang.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Problems.refused;

import io.camunda.client.api.response.Topology;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.engine.ApiTest;

/** What belongs to no entity: topology, clock, limits, problems. */
class ServerIT extends ApiTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void resetClock() throws Exception {
        send("POST", "/v2/clock/reset", "");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_topology_names_the_cluster_for_good() throws Exception {
        Topology topology = client.newTopologyRequest().send().join();
        assertThat(topology.getBrokers()).hasSize(1);
        assertThat(topology.getBrokers().getFirst().getPartitions()).hasSize(1);
        String first = send("GET", "/v2/topology", "").body();
        assertThat(first).containsPattern("\"clusterId\":\"[^\"]{8,}\"");
        assertThat(send("GET", "/v2/topology", "").body()).isEqualTo(first);
    }

    @Test
    void a_deployment_may_hold_many_more_files_than_a_web_form_has_fields() {
        String name = unique("many");
        var first = client.newDeployResourceCommand().addProcessModel(empty(name + "-0"), name + "-0.bpmn");
        for (int i = 1; i < 120; i++) {
            first.addProcessModel(empty(name + "-" + i), name + "-" + i + ".bpmn");
        }
        assertThat(first.send().join().getProcesses()).hasSize(120);
    }

    private static io.camunda.zeebe.model.bpmn.BpmnModelInstance empty(String id) {
        return Bpmn.createExecutableProcess(id).startEvent().endEvent().done();
    }

    @Test
    void clients_that_never_finish_their_request_hold_up_nobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                slow.add(socket);
                socket.getOutputStream()
                        .write(
                                "POST /v2/messages/publication HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            // Without a free thread the answer would come when the server gives the slow ones up, after 20 s.
            HttpRequest status = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/status"))
                    .timeout(Duration.ofSeconds(15))
                    .build();
            assertThat(http.send(status, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void the_status_is_empty_and_good() throws Exception {
        assertThat(send("GET", "/v2/status", "").statusCode()).isEqualTo(204);
    }

    @Test
    void moving_the_clock_fires_what_is_due() {
        String process = unique("timed");
        String type = unique("late");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .intermediateCatchEvent("Event_Later", event -> event.timerWithDuration("PT48H"))
                        .serviceTask("Task_Late", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                process);
        start(process, Map.of());
        Instant then = Instant.now().plus(Duration.ofHours(49));
        client.newPinClockCommand().time(then).send().join();
        assertThat(job(type).getDeadline()).isGreaterThan(then.toEpochMilli());
        client.newResetClockCommand().send().join();
    }

    @Test
    void the_clock_can_be_moved_on_as_camundas_process_tests_do() throws Exception {
        HttpResponse<String> answer = send("POST", "/actuator/clock/add", "{\"offsetMilli\":3600000}");
        assertThat(answer.statusCode()).isEqualTo(200);
        long millis = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer.body())
                .get("epochMilli")
                .asLong();
        assertThat(millis).isGreaterThan(System.currentTimeMillis() + 3_500_000);
        assertThat(send("DELETE", "/actuator/clock", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_command_that_is_too_large_is_refused() throws Exception {
        String body = "{\"processDefinitionId\":\"x\",\"variables\":{\"v\":\"" + "x".repeat(5_000_000) + "\"}}";
        HttpResponse<String> answer = send("POST", "/v2/process-instances", body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        HttpResponse<String> chunked = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/process-instances"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(body.getBytes())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /v2/process-instances        | {                        | 400",
                "POST   | /v2/process-instances        | []                       | 400",
                "POST   | /v2/process-instances        | {\"processId\":\"x\"}     | 400",
                "POST   | /v2/process-instances        | {}                       | 400",
                "POST   | /v2/process-instances        | {\"processDefinitionId\":\"x\",\"tenantId\":\"other\"} | 400",
                "POST   | /v2/jobs/activation          | {\"type\":\"x\",\"timeout\":0,\"maxJobsToActivate\":1} | 400",
                "POST   | /v2/jobs/activation          | {\"timeout\":1,\"maxJobsToActivate\":1} | 400",
                "POST   | /v2/jobs/1/error             | {}                       | 400",
                "PATCH  | /v2/jobs/1                   | {\"changeset\":{}}        | 400",
                "POST   | /v2/jobs/abc/completion      | {}                       | 404",
                "GET    | /v2/incidents/abc            |                          | 404",
                "GET    | /v2/user-tasks/1             |                          | 404",
                "POST   | /v2/user-tasks/1/assignment  | {}                       | 400",
                "POST   | /v2/messages/publication     | {}                       | 400",
                "PUT    | /v2/clock                    | {\"timestamp\":-1}        | 400",
                "GET    | /v2/nothing                  |                          | 404",
                "DELETE | /v2/topology                 |                          | 405"
            })
    void a_refusal_is_a_problem_with_status_title_and_detail(String method, String path, String body, int status)
            throws Exception {
        HttpResponse<String> answer = send(method, path, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"title\"")
                .contains("\"detail\"")
                .contains("\"status\":" + status)
                .contains("\"instance\":\"" + path + "\"");
    }

    @Test
    void resolving_what_never_was_is_not_found() {
        refused(client.newResolveIncidentCommand(42), 404, "NOT_FOUND");
    }
}
