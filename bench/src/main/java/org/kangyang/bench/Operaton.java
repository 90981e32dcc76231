package org.kangyang.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operaton as it comes, through its own REST API: {@code fetchAndLock} and {@code complete}, as its clients do. */
final class Operaton implements Side {

    private static final String RATE = "bench-rate";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> SECURITY = List.of(
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration");

    private final Server server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Operaton(Server server) {
        this.server = server;
    }

    static Operaton start(Path directory, @Nullable String store) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(List.of(
                // Nothing of the engine's settings, but the same where both have them.
                "--spring.config.name=plain",
                // The engine's libraries lock everything up where they are not told otherwise.
                "--spring.autoconfigure.exclude=" + String.join(",", SECURITY),
                "--spring.datasource.username=sa",
                "--spring.datasource.url="
                        + (store == null
                                ? "jdbc:h2:async:" + directory.resolve("engine").toAbsolutePath()
                                        + ";WRITE_DELAY=0;RETENTION_TIME=0;ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE"
                                : store),
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--operaton.bpm.auto-deployment-enabled=false",
                "--operaton.bpm.generate-unique-process-application-name=false",
                "--operaton.bpm.history-level=activity",
                "--operaton.bpm.metrics.enabled=false",
                "--operaton.bpm.job-execution.core-pool-size=3",
                "--operaton.bpm.job-execution.max-pool-size=6"));
        return new Operaton(
                Server.start("org.kangyang.bench.plain.PlainOperaton", "/engine-rest/version", directory, settings));
    }

    @Override
    public String name() {
        return "Operaton";
    }

    @Override
    public Server server() {
        return server;
    }

    @Override
    public void deploy() throws Exception {
        StringBuilder model = new StringBuilder("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:operaton="http://operaton.org/schema/1.0/bpmn"
                    id="bench" targetNamespace="bench"><process id="%s" isExecutable="true" operaton:historyTimeToLive="30">
                <startEvent id="start"/><sequenceFlow id="flow-0" sourceRef="start" targetRef="task-1"/>
                """.formatted(RATE));
        for (int i = 1; i <= JOBS; i++) {
            model.append("<serviceTask id='task-%d' operaton:type='external' operaton:topic='%s'/>".formatted(i, RATE));
            model.append("<sequenceFlow id='flow-%d' sourceRef='task-%d' targetRef='%s'/>"
                    .formatted(i, i, i == JOBS ? "end" : "task-" + (i + 1)));
        }
        model.append("<endEvent id='end'/></process></definitions>");
        String boundary = "bench-boundary";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"rate.bpmn\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + model + "\r\n--" + boundary + "--\r\n";
        send("/engine-rest/deployment/create", body, "multipart/form-data; boundary=" + boundary);
    }

    @Override
    public void startInstance() throws Exception {
        post("/engine-rest/process-definition/key/" + RATE + "/start", Map.of());
    }

    @Override
    public int workOnce(String worker) throws Exception {
        JsonNode tasks = JSON.readTree(post(
                "/engine-rest/external-task/fetchAndLock",
                Map.of(
                        "workerId",
                        worker,
                        "maxTasks",
                        FETCH,
                        "asyncResponseTimeout",
                        WAIT,
                        "topics",
                        List.of(Map.of("topicName", RATE, "lockDuration", 60_000)))));
        for (JsonNode task : tasks) {
            post("/engine-rest/external-task/" + task.get("id").asText() + "/complete", Map.of("workerId", worker));
        }
        return tasks.size();
    }

    private String post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(path, JSON.writeValueAsString(body), "application/json");
    }

    private String send(String path, String body, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
