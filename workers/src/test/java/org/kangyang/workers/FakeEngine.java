package org.kangyang.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * As much of Camunda 8's REST API as the workers use, with answers that a test chooses. Jobs are handed out once; locks
 * are the test's business.
 */
public final class FakeEngine implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param path without {@code /v2} */
    public record Request(String method, String path, JsonNode body, long atNanos) {}

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<String>> jobs = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Answer>> scripted = new ConcurrentHashMap<>();
    private final Map<String, Answer> always = new ConcurrentHashMap<>();
    private volatile String clusterId = "cluster-a";

    public FakeEngine() {
        this(0);
    }

    public FakeEngine(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public void clusterId(String id) {
        clusterId = id;
    }

    /** Offers a job; {@code variables} and {@code headers} are JSON objects. */
    public void offer(String type, long key, int retries, String variables, String headers) {
        offer("BPMN_ELEMENT", type, key, retries, variables, headers);
    }

    /** Offers the job of a user task's {@code completing} listener. */
    public void offerListener(String type, long key, int retries, String variables, String headers) {
        offer("TASK_LISTENER", type, key, retries, variables, headers);
    }

    private void offer(String kind, String type, long key, int retries, String variables, String headers) {
        queue(type).add("""
                {"type":"%s","jobKey":"%d","processInstanceKey":"77","processDefinitionKey":"5","elementInstanceKey":"6",
                "processDefinitionId":"care-pathway","processDefinitionVersion":1,"elementId":"Task_X","worker":"w",
                "retries":%d,"deadline":0,"tenantId":"<default>","kind":"%s","listenerEventType":"UNSPECIFIED",
                "variables":%s,"customHeaders":%s,"tags":[]}""".formatted(type, key, retries, kind, variables, headers));
    }

    /** The next request to this path gets this answer instead of the usual one. */
    public void answerOnce(String path, int status) {
        scripted.computeIfAbsent(path, p -> new LinkedBlockingQueue<>()).add(problem(status));
    }

    public void answerAlways(String path, int status) {
        always.put(path, problem(status));
    }

    public void answerAsUsual(String path) {
        always.remove(path);
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    public List<String> paths() {
        return requests.stream().map(Request::path).toList();
    }

    private static Answer problem(int status) {
        return new Answer(status, """
                {"type":"about:blank","status":%d,"title":"SCRIPTED","detail":"scripted %d"}""".formatted(status, status));
    }

    private BlockingQueue<String> queue(String type) {
        return jobs.computeIfAbsent(type, t -> new LinkedBlockingQueue<>());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/v2".length());
            byte[] content = exchange.getRequestBody().readAllBytes();
            JsonNode body = json(exchange, content);
            requests.add(new Request(exchange.getRequestMethod(), path, body, System.nanoTime()));
            Answer answer = scriptedFor(path);
            respond(exchange, answer != null ? answer : usual(path, body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode json(HttpExchange exchange, byte[] content) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return content.length > 0 && type.contains("json")
                ? JSON.readTree(content)
                : JSON.getNodeFactory().textNode(new String(content, StandardCharsets.UTF_8));
    }

    private Answer scriptedFor(String path) {
        BlockingQueue<Answer> once = scripted.get(path);
        Answer next = once == null ? null : once.poll();
        return next != null ? next : always.get(path);
    }

    private Answer usual(String path, JsonNode body) throws InterruptedException {
        return switch (path) {
            case "/topology" ->
                new Answer(
                        200,
                        "{\"clusterId\":\"" + clusterId + "\",\"brokers\":[],\"clusterSize\":1,\"partitionsCount\":1,"
                                + "\"replicationFactor\":1,\"gatewayVersion\":\"8.9.0\"}");
            case "/jobs/activation" -> activate(body);
            case "/messages/publication" -> new Answer(200, "{\"tenantId\":\"<default>\",\"messageKey\":\"1\"}");
            case "/messages/correlation" ->
                new Answer(200, "{\"tenantId\":\"<default>\",\"messageKey\":\"1\",\"processInstanceKey\":\"2\"}");
            case "/deployments" ->
                new Answer(200, "{\"deploymentKey\":\"1\",\"tenantId\":\"<default>\",\"deployments\":[]}");
            default -> new Answer(204, "");
        };
    }

    private Answer activate(JsonNode body) throws InterruptedException {
        BlockingQueue<String> waiting = queue(body.path("type").asText());
        List<String> handed = new ArrayList<>();
        String first = waiting.poll(Math.min(200, body.path("requestTimeout").asLong(200)), TimeUnit.MILLISECONDS);
        if (first != null) {
            handed.add(first);
            waiting.drainTo(handed, body.path("maxJobsToActivate").asInt(1) - 1);
        }
        return new Answer(200, "{\"jobs\":[" + String.join(",", handed) + "]}");
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
