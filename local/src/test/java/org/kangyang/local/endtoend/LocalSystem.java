package org.kangyang.local.endtoend;

import java.io.IOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ./run} starts, on ports and in a data directory of its own. */
final class LocalSystem implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private Process launcher;

    LocalSystem() throws IOException {
        data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "local-system-");
        for (String part : List.of("API", "WORKERS", "ENGINE", "DATABASE")) {
            try (ServerSocket socket = new ServerSocket(0)) {
                ports.put(part, socket.getLocalPort());
            }
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
        ProcessBuilder builder = new ProcessBuilder(
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
        long before = Files.exists(log()) ? ready() : 0;
        launcher = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        Awaitility.await("everything is ready, see " + log())
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    if (!launcher.isAlive()) {
                        throw new IllegalStateException("The launcher ended: " + Files.readString(log()));
                    }
                    return ready() > before;
                });
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private long ready() throws IOException {
        return Files.readString(log())
                .lines()
                .filter(l -> l.contains("Everything is ready"))
                .count();
    }

    String log(String part) throws IOException {
        return Files.readString(data.resolve("logs").resolve(part + ".log"));
    }

    String output() throws IOException {
        return Files.readString(log());
    }

    URI api(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("API") + path);
    }

    URI engine(String path) {
        return URI.create("http://127.0.0.1:" + ports.get("ENGINE") + path);
    }

    /** Ends one part with {@code kill -9}; the launcher then ends the others and itself with an exit code above 0. */
    int kill(String part) throws IOException, InterruptedException {
        int port = ports.get(part);
        ProcessHandle victim = launcher.descendants()
                .filter(p -> p.info()
                                .arguments()
                                .map(a -> String.join(" ", a))
                                .orElse("")
                                .length()
                        > 0)
                .filter(p -> listensOn(p, port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No process listens on port " + port));
        victim.destroyForcibly();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The launcher did not end though " + part + " was killed");
        }
        return launcher.exitValue();
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

    JsonNode view(String caseId) throws IOException, InterruptedException {
        return get(api("/api/v1/cases/" + caseId));
    }

    /** Posts a JSON body and answers the answer's body; an {@code Idempotency-Key} is sent with it. */
    JsonNode post(URI uri, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("POST " + uri + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
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
