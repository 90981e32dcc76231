package org.kangyang.engine.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kangyang.engine.EngineApplication;

/** The engine as it ships, in a process of its own that may be killed at any moment and started again. */
final class EngineProcess implements AutoCloseable {

    private static final int KILLED = 128 + 9;
    private static final Duration START = Duration.ofMinutes(3);

    private final int port;
    private final List<String> prefix;
    private final List<String> settings;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /** @param prefix what the command line begins with */
    EngineProcess(int port, Path log, List<String> prefix, List<String> settings) {
        this.port = port;
        this.log = log;
        this.prefix = List.copyOf(prefix);
        this.settings = List.copyOf(settings);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EngineApplication.class.getName(),
                "--server.port=" + port,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--engine.messages.sweep=1s"));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Waits until it answers. */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new AssertionError(
                        "The engine did not start, it ended with " + process.exitValue() + ":\n" + tail());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The engine did not start within " + START + ":\n" + tail());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/v2/topology"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Publishes a message that is kept for a second. */
    HttpResponse<String> publish(String name) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address().resolve("/v2/messages/publication"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"" + name + "\",\"correlationKey\":\"k\",\"timeToLive\":1000}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Waits, and answers whether it is still running afterwards. */
    boolean runs(Duration during) throws InterruptedException {
        return !process.waitFor(during.toMillis(), TimeUnit.MILLISECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        int end = process.waitFor();
        if (end != KILLED) {
            throw new AssertionError("The engine was not killed, it had ended with " + end + ":\n" + tail());
        }
    }

    /** Ends it in good order. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The engine does not stop:\n" + tail());
        }
    }

    private String tail() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 4000));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        http.close();
    }
}
