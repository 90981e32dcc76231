package org.kangyang.local.endtoend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.kangyang.conformance.target.FreePort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./run} starts, on ports and in a data directory of its own. */
final class LocalSystem implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private Process launcher;
    private List<ProcessHandle> processes = List.of();
    private int outputBefore;

    LocalSystem() throws IOException {
        data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "local-system-");
        for (String part : List.of("API", "WORKERS", "ENGINE", "DATABASE")) {
            ports.put(part, FreePort.find());
        }
        start();
    }

    /** Starts, or starts again on the same data, and waits until everything is ready. */
    void start() throws IOException {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Path jar;
        try (var jars = Files.newDirectoryStream(home.resolve("local/target"), "local-*-app.jar")) {
            jar = jars.iterator().next();
        }
        // Leads a process group of its own and hears SIGINT, as what a shell starts in a terminal does.
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("KANGYANG_HOME", home.toString());
        builder.environment().put("KANGYANG_DATA", data.toString());
        builder.environment().remove("MONGODB_URI");
        builder.environment().remove("CAMUNDA_REST_ADDRESS");
        ports.forEach((part, port) -> builder.environment().put("KANGYANG_" + part + "_PORT", port.toString()));
        outputBefore = Files.exists(log()) ? output().length() : 0;
        launcher = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        Awaitility.await("everything is ready, see " + log())
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new IllegalStateException("The launcher ended: " + Files.readString(log()));
                    }
                    return outputOfThisStart().contains("Everything is ready");
                });
        processes = launcher.descendants().toList();
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    String log(String part) throws IOException {
        return Files.readString(data.resolve("logs").resolve(part + ".log"));
    }

    String output() throws IOException {
        return Files.readString(log());
    }

    /** What the launcher has said since it was last started. */
    String outputOfThisStart() throws IOException {
        return output().substring(outputBefore);
    }

    URI api(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("API") + path);
    }

    URI engine(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("ENGINE") + path);
    }

    /** Where the embedded database answers. */
    String mongo() {
        return "mongodb://127.0.0.1:" + ports.get("DATABASE") + "/kangyang";
    }

    /**
     * How the whole ended.
     *
     * @param exitCode of the launcher
     * @param output of the launcher since its last start
     * @param leftRunning processes of this start that still live
     * @param leftTaken ports on which somebody still listens
     */
    record Ending(int exitCode, String output, List<ProcessHandle> leftRunning, List<Integer> leftTaken) {}

    /** Ends one part with {@code kill -9}; the launcher is expected to end the others and itself. */
    Ending kill(String part) throws IOException, InterruptedException {
        int port = ports.get(part);
        ProcessHandle victim = processes.stream()
                .filter(p -> listensOn(p, port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No process listens on port " + port));
        victim.destroyForcibly();
        return ending(part + " was killed");
    }

    /** Ctrl-C: the terminal sends SIGINT to every process of the group. */
    Ending interrupt() throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-INT", "--", "-" + launcher.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill ended with exit code " + code);
        }
        return ending("it was interrupted");
    }

    private Ending ending(String though) throws IOException, InterruptedException {
        if (!launcher.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The launcher did not end though " + though + ", see " + log());
        }
        return new Ending(
                launcher.exitValue(),
                outputOfThisStart(),
                processes.stream().filter(ProcessHandle::isAlive).toList(),
                ports.values().stream().filter(LocalSystem::isTaken).toList());
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    /** Which process listens, from the kernel's tables. */
    private static boolean listensOn(ProcessHandle process, int port) {
        String hex = String.format(":%04X", port);
        try {
            List<String> inodes = java.util.stream.Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                    .flatMap(table -> lines(Path.of(table)).stream())
                    .map(String::strip)
                    .map(line -> line.split("\\s+"))
                    .filter(f -> f.length > 9 && f[1].endsWith(hex) && f[3].equals("0A"))
                    .map(f -> "socket:[" + f[9] + "]")
                    .toList();
            try (var descriptors = Files.newDirectoryStream(Path.of("/proc", "" + process.pid(), "fd"))) {
                for (Path descriptor : descriptors) {
                    try {
                        if (inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
                            return true;
                        }
                    } catch (IOException goneMeanwhile) {
                        // a descriptor closed while it was listed
                    }
                }
            }
        } catch (IOException ended) {
            return false;
        }
        return false;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException absent) {
            return List.of();
        }
    }

    JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + uri + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Moves the date by which a task is due into the past. */
    void makeLate(String task, String caseNumber) throws IOException, InterruptedException {
        Map<String, Object> wanted = Map.of(
                "filter",
                Map.of(
                        "state",
                        "CREATED",
                        "elementId",
                        task,
                        "processInstanceVariables",
                        List.of(Map.of("name", "caseNumber", "value", JSON.writeValueAsString(caseNumber)))));
        JsonNode open = Awaitility.await(task)
                .atMost(Duration.ofSeconds(60))
                .until(() -> post(engine("/v2/user-tasks/search"), wanted).get("items"), found -> !found.isEmpty());
        String key = open.get(0).get("userTaskKey").asString();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(engine("/v2/user-tasks/" + key))
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString("{\"changeset\":{\"dueDate\":\"2026-01-01T09:00:00+08:00\"}}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The task is not late: HTTP " + answer.statusCode() + " " + answer.body());
        }
    }

    JsonNode view(String caseId) throws IOException, InterruptedException {
        return get(api("/api/v1/cases/" + caseId));
    }

    /** Closes every free bed of this type, so that who needs one waits for it. */
    void closeBeds(String type) throws IOException, InterruptedException {
        for (JsonNode bed :
                get(api("/api/v1/beds?type=" + type + "&state=FREE&limit=200")).get("items")) {
            URI uri = api("/api/v1/beds/" + bed.get("bedId").asString());
            String tag = HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            HttpResponse<String> answer =
                    post(URI.create(uri + "/closure"), UUID.randomUUID().toString(), "", "If-Match", tag);
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(uri + " was not closed: HTTP " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** The revision of a case, to be sent back in {@code If-Match}. */
    String tag(String caseId) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(api("/api/v1/cases/" + caseId)).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new IOException("Case " + caseId + " has no ETag"));
    }

    /** Posts a JSON body under a new {@code Idempotency-Key} and answers the answer's body. */
    JsonNode post(URI uri, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(uri, UUID.randomUUID().toString(), JSON.writeValueAsString(body));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("POST " + uri + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /** Posts JSON text under a given {@code Idempotency-Key}. */
    HttpResponse<String> post(URI uri, String idempotencyKey, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(40, TimeUnit.SECONDS)) {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }
}
