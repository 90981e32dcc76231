package org.kangyang.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.engine.EngineApplication;
import org.kangyang.engine.TestStore;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = EngineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            TestStore.SECURED,
            "engine.staff=classpath:pages/staff.yaml",
            "engine.security.mode=basic,oidc",
            "engine.security.oidc.audience=engine",
            "engine.clock.controllable=true"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A guarded engine")
class SecuredIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Issuer ISSUER = new Issuer();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String type = "job-" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    /** Keys of what there is: an instance, and its task offered to bench.NH-001. */
    private Map<String, String> keys = Map.of();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("engine.security.clients[0].id", () -> "workers");
        registry.add(
                "engine.security.clients[0].password",
                () -> "{bcrypt}" + new BCryptPasswordEncoder(4).encode("workers-password"));
        registry.add("engine.security.oidc.issuer-uri", () -> ISSUER.uri("/realm"));
        registry.add("engine.security.oidc.jwk-set-uri", () -> ISSUER.uri("/certs"));
    }

    @BeforeAll
    void work() throws Exception {
        try (CamundaClient workers = client()) {
            long definition = workers.newDeployResourceCommand()
                    .addProcessModel(
                            Bpmn.createExecutableProcess("guarded")
                                    .startEvent()
                                    .userTask(
                                            "Task_Offered",
                                            task -> task.zeebeUserTask()
                                                    .zeebeCandidateGroups("bench.NH-001")
                                                    .zeebeFormId("guarded"))
                                    .serviceTask("Task_Job", task -> task.zeebeJobType(type))
                                    .endEvent()
                                    .done(),
                            "guarded.bpmn")
                    .addResourceStringUtf8("{\"id\":\"guarded\",\"components\":[]}", "guarded.form")
                    .send()
                    .join()
                    .getProcesses()
                    .getFirst()
                    .getProcessDefinitionKey();
            keys = Map.of("definition", Long.toString(definition));
            String instance = start();
            String task = taskOf(instance);
            String variable = search("workers", "variables", "{}")
                    .findFirst()
                    .orElseThrow()
                    .get("variableKey")
                    .asText();
            keys = Map.of(
                    "definition", Long.toString(definition), "instance", instance, "task", task, "variable", variable);
        }
    }

    @AfterAll
    void stop() {
        ISSUER.stop();
    }

    private String start() throws Exception {
        HttpResponse<String> started = send(
                "workers",
                "POST",
                "/v2/process-instances",
                "{\"processDefinitionId\":\"guarded\",\"variables\":{\"name\":\"王\"}}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        return JSON.readTree(started.body()).get("processInstanceKey").asText();
    }

    private String taskOf(String instance) {
        return await().atMost(SOON)
                .until(
                        () -> search(
                                        "workers",
                                        "user-tasks",
                                        "{\"filter\":{\"processInstanceKey\":\"" + instance + "\"}}")
                                .map(task -> task.get("userTaskKey").asText())
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody  | GET    | /v2/status                                 | 204",
                "nobody  | GET    | /actuator/health                           | 200",
                "nobody  | GET    | /v2/topology                               | 401",
                "nobody  | POST   | /v2/user-tasks/search                      | 401",
                "nobody  | POST   | /actuator/clock/add                        | 401",
                "nobody  | GET    | /engine-rest/engine                        | 404",
                "nobody  | GET    | /v2/nothing                                | 401",
                "workers | GET    | /v2/topology                               | 200",
                "workers | GET    | /v2/process-instances/{instance}           | 200",
                "workers | GET    | /v2/variables/{variable}                   | 200",
                "workers | DELETE | /actuator/clock                            | 200",
                "workers | GET    | /engine-rest/engine                        | 404",
                "an.yi   | GET    | /v2/topology                               | 200",
                "an.yi   | GET    | /v2/process-definitions/{definition}/xml   | 200",
                "an.yi   | GET    | /v2/user-tasks/{task}                      | 200",
                "an.yi   | GET    | /v2/user-tasks/{task}/form                 | 200",
                "an.yi   | POST   | /v2/user-tasks/{task}/variables/search     | 200",
                "an.yi   | POST   | /v2/user-tasks/{task}/effective-variables/search | 200",
                "an.yi   | GET    | /v2/process-instances/{instance}           | 404",
                "an.yi   | GET    | /v2/variables/{variable}                   | 404",
                "an.yi   | GET    | /v2/process-instances/{instance}/statistics/element-instances | 403",
                "an.yi   | POST   | /v2/process-definitions/{definition}/statistics/element-instances | 403",
                "an.yi   | POST   | /v2/resources/{definition}/deletion        | 403",
                "an.yi   | POST   | /v2/process-instances/{instance}/migration | 403",
                "du.si   | GET    | /v2/process-instances/{instance}/statistics/element-instances | 200",
                "du.si   | POST   | /v2/process-definitions/{definition}/statistics/element-instances | 200",
                "du.si   | POST   | /v2/resources/{definition}/deletion        | 403",
                "an.yi   | POST   | /v2/process-instances                      | 403",
                "an.yi   | POST   | /v2/process-instances/{instance}/cancellation | 403",
                "an.yi   | POST   | /v2/jobs/activation                        | 403",
                "an.yi   | POST   | /v2/jobs/1/completion                      | 403",
                "an.yi   | POST   | /v2/messages/publication                   | 403",
                "an.yi   | POST   | /v2/deployments                            | 403",
                "an.yi   | PUT    | /v2/element-instances/{instance}/variables | 403",
                "an.yi   | POST   | /v2/decision-definitions/evaluation        | 403",
                "an.yi   | POST   | /v2/incidents/1/resolution                 | 403",
                "an.yi   | PUT    | /v2/clock                                  | 403",
                "an.yi   | POST   | /actuator/clock/add                        | 403",
                "an.yi   | GET    | /engine-rest/engine                        | 404",
                "an.yi   | PATCH  | /v2/user-tasks/{task}                      | 403",
                "an.yi   | POST   | /v2/user-tasks/{task}/completion           | 409",
                "cui.san | GET    | /v2/user-tasks/{task}                      | 404",
                "cui.san | GET    | /v2/user-tasks/{task}/form                 | 404",
                "cui.san | POST   | /v2/user-tasks/{task}/variables/search     | 404",
                "cui.san | POST   | /v2/user-tasks/{task}/effective-variables/search | 404",
                "cui.san | POST   | /v2/user-tasks/{task}/completion           | 404",
                "cui.san | DELETE | /v2/user-tasks/{task}/assignee             | 404",
                "du.si   | GET    | /v2/process-instances/{instance}           | 200",
                "du.si   | GET    | /v2/variables/{variable}                   | 200",
                "du.si   | GET    | /v2/user-tasks/{task}                      | 200",
                "du.si   | POST   | /v2/user-tasks/{task}/completion           | 403",
                "du.si   | POST   | /v2/process-instances/{instance}/cancellation | 403",
                "du.si   | POST   | /v2/messages/publication                   | 403",
                "guan.li | GET    | /v2/process-instances/{instance}           | 200",
                "guan.li | POST   | /v2/messages/publication                   | 400",
                "guan.li | POST   | /v2/incidents/1/resolution                 | 404"
            })
    void letsEachDoWhatIsTheirs(String who, String method, String path, int status) throws Exception {
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        HttpResponse<String> answer = send(who, method, named(path), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400) {
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("detail").asText()).isNotBlank();
        }
        assertThat(answer.headers().allValues("www-authenticate"))
                .hasSize(status == 401 ? 2 : 0)
                .allMatch(way -> way.startsWith("Bearer") || way.startsWith("Basic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instances",
                "element-instances",
                "variables",
                "incidents",
                "jobs",
                "message-subscriptions",
                "decision-definitions"
            })
    void leavesOutOfSearchesWhatIsNotTheirs(String what) throws Exception {
        assertThat(search("an.yi", what, "{}")).isEmpty();
        assertThat(search("an.yi", what, "{\"filter\":{\"$or\":[{},{}]}}")).isEmpty();
    }

    @Test
    void showsTasksToThoseToWhomTheyAreOffered() throws Exception {
        String task = keys.get("task");
        assertThat(tasks("an.yi")).contains(task);
        assertThat(tasks("bao.er")).contains(task);
        assertThat(tasks("du.si")).contains(task);
        assertThat(tasks("cui.san")).isEmpty();
        assertThat(tasks("token:cui.san:/bench.NH-001")).contains(task);
        assertThat(tasks("token:somebody:")).isEmpty();
        assertThat(tasks("token:somebody:x') or 1=1 --")).isEmpty();
    }

    /** As in Tasklist: taken by one of the group, done by who took it, seen by the rest. */
    @Test
    void letsOneOfTheGroupTakeATaskAndDoIt() throws Exception {
        String task = taskOf(start());
        String assignment = "/v2/user-tasks/" + task + "/assignment";
        assertThat(send("an.yi", "POST", assignment, "{\"assignee\":\"bao.er\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("cui.san", "POST", assignment, "{\"assignee\":\"cui.san\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("an.yi", "POST", assignment, "{\"assignee\":\"an.yi\"}").statusCode())
                .isEqualTo(204);
        assertThat(send("bao.er", "POST", assignment, "{\"assignee\":\"bao.er\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("bao.er", "POST", "/v2/user-tasks/" + task + "/completion", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks("bao.er")).contains(task);
        assertThat(send("an.yi", "POST", "/v2/user-tasks/" + task + "/completion", "{\"variables\":{\"done\":true}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(tasks("an.yi")).contains(task);
        assertThat(tasks("bao.er")).doesNotContain(task);
        try (CamundaClient workers = client()) {
            assertThat(workers.newActivateJobsCommand()
                            .jobType(type)
                            .maxJobsToActivate(10)
                            .requestTimeout(Duration.ofSeconds(20))
                            .send()
                            .join()
                            .getJobs())
                    .isNotEmpty()
                    .allSatisfy(job -> assertThat(job.getVariablesAsMap()).containsEntry("done", true));
        }
    }

    /** What goes on behind a task is no business of who has done it. */
    @Test
    void showsVariablesOfATaskUntilItIsDone() throws Exception {
        String instance = start();
        String task = taskOf(instance);
        String path = "user-tasks/" + task + "/variables";
        String byValue = "{\"filter\":{\"userTaskKey\":\"" + task
                + "\",\"processInstanceVariables\":[{\"name\":\"name\",\"value\":\"\\\"王\\\"\"}]}}";
        send("workers", "POST", "/v2/user-tasks/" + task + "/assignment", "{\"assignee\":\"an.yi\"}");
        assertThat(search("an.yi", path, "{}")).hasSize(1);
        assertThat(search("an.yi", "user-tasks", byValue)).hasSize(1);
        send("an.yi", "POST", "/v2/user-tasks/" + task + "/completion", "{\"variables\":{\"done\":true}}");
        assertThat(search("an.yi", path, "{}")).isEmpty();
        assertThat(search("an.yi", "user-tasks/" + task + "/effective-variables", "{}"))
                .isEmpty();
        assertThat(search("an.yi", "user-tasks", byValue)).isEmpty();
        assertThat(tasks("an.yi")).contains(task);
        assertThat(search("du.si", path, "{}")).isNotEmpty();
        assertThat(search("du.si", "user-tasks", byValue)).hasSize(1);
    }

    @Test
    void takesTheTokensThatCamundasClientFetches() {
        CredentialsProvider tokens = CredentialsProvider.newCredentialsProviderBuilder()
                .authorizationServerUrl(ISSUER.uri("/token"))
                .audience("engine")
                .clientId("workers")
                .clientSecret("secret")
                .credentialsCachePath(directory.resolve("credentials").toString())
                .build();
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .restAddress(URI.create("http://127.0.0.1:" + port))
                .preferRestOverGrpc(true)
                .credentialsProvider(tokens)
                .build()) {
            assertThat(client.newTopologyRequest().send().join().getBrokers()).hasSize(1);
            assertThat(client.newProcessInstanceSearchRequest().send().join().items())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !!!",
                "Basic d29ya2Vycw==",
                "Bearer",
                "Bearer x",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
                "Digest x",
                "wrong-password",
                "unknown-user",
                "expired",
                "other-issuer",
                "other-audience",
                "no-user"
            })
    void refusesWhatProvesNothing(String what) throws Exception {
        Map<String, Object> user = Map.of("preferred_username", "an.yi");
        String header = switch (what) {
            case "wrong-password" -> basic("workers", "wrong");
            case "unknown-user" -> basic("nobody.here", "wrong");
            case "expired" ->
                "Bearer "
                        + ISSUER.token(user, ISSUER.uri("/realm"), Instant.now().minusSeconds(600));
            case "other-issuer" ->
                "Bearer " + ISSUER.token(user, "http://other", Instant.now().plusSeconds(600));
            case "other-audience" ->
                "Bearer " + ISSUER.token(Map.of("preferred_username", "an.yi", "aud", List.of("other")));
            case "no-user" -> "Bearer " + ISSUER.token(Map.of("groups", List.of("bench.NH-001")));
            default -> what;
        };
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/topology"))
                        .header("Authorization", header)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().allValues("www-authenticate")).isNotEmpty();
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        if (what.equals("no-user")) {
            assertThat(answer.body()).contains("preferred_username");
        }
    }

    @Test
    void saysThatTheIssuerIsAway() throws Exception {
        ISSUER.away(true);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/topology"))
                            .header("Authorization", "Bearer " + ISSUER.tokenOfNewKey())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("issuer").contains("nothing was done");
        } finally {
            ISSUER.away(false);
        }
    }

    @ParameterizedTest
    @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
    void takesNothingFromAnotherSitesPage(String site, int status) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/topology"))
                        .header("Authorization", authorization("workers"))
                        .header("Sec-Fetch-Site", site)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    /** What Tomcat and Spring may read as one path each must not lead past the guard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v2/topology",
                "/v2//topology",
                "/operaton/../v2/topology",
                "/operaton/..;/v2/topology",
                "/v2;x=y/topology",
                "/v2/./topology",
                "/%76%32/topology",
                "/v2/topology/",
                "/V2/topology",
                "/operaton//../v2/topology",
                "//actuator/clock/add",
                "/actuator//clock/add"
            })
    void isNotEnteredByAnotherWriting(String path) throws Exception {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer.split(" ")[1]).as(answer).isIn("400", "401", "404");
            assertThat(answer).doesNotContain("clusterId");
        }
    }

    /** Operaton locks whoever is guessed at; the right password does not help for a while. */
    @Test
    void makesWhoeverGuessesWait() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send("leaver:wrong", "GET", "/v2/topology", null).statusCode())
                    .isEqualTo(401);
        }
        assertThat(send("leaver:first-password-6", "GET", "/v2/topology", null).statusCode())
                .isEqualTo(401);
    }

    private List<String> tasks(String who) throws Exception {
        return search(who, "user-tasks", "{}")
                .map(task -> task.get("userTaskKey").asText())
                .toList();
    }

    private java.util.stream.Stream<JsonNode> search(String who, String what, String query) throws Exception {
        HttpResponse<String> answer = send(who, "POST", "/v2/" + what + "/search", query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).get("items").spliterator(), false);
    }

    private String named(String path) {
        String result = path;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            result = result.replace("{" + key.getKey() + "}", key.getValue());
        }
        return result;
    }

    private CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .restAddress(URI.create("http://127.0.0.1:" + port))
                .preferRestOverGrpc(true)
                .credentialsProvider(CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                        .username("workers")
                        .password("workers-password")
                        .build())
                .build();
    }

    private HttpResponse<String> send(String who, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (path.equals("/v2/deployments")) {
            request.header("Content-Type", "multipart/form-data; boundary=b");
        } else if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!who.equals("nobody")) {
            request.header("Authorization", authorization(who));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A name stands for its password, {@code name:password} for itself, {@code token:name:groups} for a token. */
    private static String authorization(String who) {
        String[] parts = who.split(":", 3);
        if (parts[0].equals("token")) {
            return "Bearer "
                    + ISSUER.token(Map.of("preferred_username", parts[1], "groups", List.of(parts[2].split(","))));
        }
        return parts.length == 2 ? basic(parts[0], parts[1]) : basic(who, PASSWORDS.get(who));
    }

    private static final Map<String, String> PASSWORDS = Map.of(
            "workers", "workers-password",
            "an.yi", "first-password-1",
            "bao.er", "first-password-2",
            "cui.san", "first-password-3",
            "du.si", "first-password-4",
            "guan.li", "first-password-5");

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
