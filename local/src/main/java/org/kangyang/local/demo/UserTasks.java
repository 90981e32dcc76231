package org.kangyang.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** User tasks through Camunda 8's REST API v2, as a tasklist of one's own would use it. */
final class UserTasks {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The completion is accepted, but what it starts has not ended yet. */
    private static final int STILL_AT_WORK = 504;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI engine;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    UserTasks(URI engine) {
        this.engine = engine;
    }

    /**
     * A task as the engine tells of it.
     *
     * @param key to complete it by
     * @param state CREATED while it waits for somebody
     * @param candidateGroups who may take it
     */
    record Task(String key, String state, List<String> candidateGroups) {

        boolean isCompleted() {
            return state.equals("COMPLETED");
        }

        boolean waits() {
            return state.equals("CREATED");
        }
    }

    /**
     * All tasks of a case that come from one element of a model, ended ones too.
     *
     * @param caseNumber all that the engine still knows of a process that has ended
     */
    List<Task> of(String caseNumber, String elementId) throws InterruptedException {
        Map<String, Object> variable = Map.of("name", "caseNumber", "value", JSON.writeValueAsString(caseNumber));
        Map<String, Object> filter = Map.of("elementId", elementId, "processInstanceVariables", List.of(variable));
        HttpResponse<String> answer = post("/v2/user-tasks/search", Map.of("filter", filter));
        require(answer);
        JsonNode items = JSON.readTree(answer.body()).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> new Task(
                        item.path("userTaskKey").asString(),
                        item.path("state").asString(),
                        StreamSupport.stream(item.path("candidateGroups").spliterator(), false)
                                .map(JsonNode::asString)
                                .toList()))
                .toList();
    }

    /** A variable that the task's form shows. */
    JsonNode variable(Task task, String name) throws InterruptedException {
        HttpResponse<String> answer = post(
                "/v2/user-tasks/" + task.key() + "/variables/search?truncateValues=false",
                Map.of("filter", Map.of("name", name)));
        require(answer);
        for (JsonNode item : JSON.readTree(answer.body()).path("items")) {
            if (item.path("name").asString().equals(name)) {
                return JSON.readTree(item.path("value").asString());
            }
        }
        throw new IllegalStateException("Task " + task.key() + " has no variable " + name);
    }

    /** Takes the task as this person and completes it; false where its state must be asked again. */
    boolean complete(Task task, String who, JsonNode formData) throws InterruptedException {
        HttpResponse<String> assigned =
                post("/v2/user-tasks/" + task.key() + "/assignment", Map.of("assignee", who, "allowOverride", true));
        if (isGone(assigned)) {
            return false;
        }
        require(assigned);
        HttpResponse<String> completed =
                post("/v2/user-tasks/" + task.key() + "/completion", Map.of("variables", formData));
        if (isGone(completed) || completed.statusCode() == STILL_AT_WORK) {
            return false;
        }
        require(completed);
        return true;
    }

    private static boolean isGone(HttpResponse<String> answer) {
        return answer.statusCode() == 404 || answer.statusCode() == 409;
    }

    private HttpResponse<String> post(String path, Object body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(engine.toString().replaceAll("/$", "") + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the engine at " + engine + " does not answer", e);
        }
    }

    private static void require(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
