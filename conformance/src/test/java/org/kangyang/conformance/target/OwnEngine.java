package org.kangyang.conformance.target;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The engine of this repository as a process of its own. */
public final class OwnEngine implements EngineUnderTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String IN_MEMORY = "jdbc:h2:mem:engine;DB_CLOSE_DELAY=-1";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final List<String> command;
    private final Path log;
    private final URI address;
    private Process process;

    private OwnEngine(List<String> command, Path log, URI address) throws IOException {
        this.command = command;
        this.log = log;
        this.address = address;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
        awaitAnswer();
    }

    /**
     * With a store in memory: it cannot be started again.
     *
     * @param settings of the engine besides, such as {@code --engine.staff=…}
     */
    public static OwnEngine start(String... settings) throws IOException {
        return startOn("--spring.datasource.url=" + IN_MEMORY, settings);
    }

    /** With a store in that directory. */
    public static OwnEngine startIn(Path directory, String... settings) throws IOException {
        return startOn("--engine.data=" + directory.toAbsolutePath(), settings);
    }

    private static OwnEngine startOn(String store, String... settings) throws IOException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Unpacked.CLASS_PATH,
                "org.kangyang.engine.EngineApplication",
                "--server.port=" + port,
                store,
                "--engine.clock.controllable=true",
                "--engine.user-task.completion-wait=30s",
                "--engine.zone=UTC",
                // Its clock is moved by years: whatever the hour of the build, it must not clean up what is looked at.
                "--engine.history-days=36500",
                // What must not come twice is looked for often enough to come within a test.
                "--engine.messages.sweep=200ms",
                // Who waits for a job is woken by what brings it, or not within a test.
                "--engine.jobs.look=10m"));
        command.addAll(List.of(settings));
        return new OwnEngine(
                command,
                Path.of("target", "engine-under-test-" + port + ".log"),
                URI.create("http://127.0.0.1:" + port));
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitAnswer() {
        Awaitility.await("engine is up, see " + log)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The engine ended with exit code " + process.exitValue() + ", see " + log);
        }
        try {
            return send(HttpRequest.newBuilder(address.resolve("/v2/topology")).build()) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public URI restAddress() {
        return address;
    }

    @Override
    public void moveClock(Duration duration) {
        try {
            int status = send(HttpRequest.newBuilder(address.resolve("/actuator/clock/add"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + duration.toMillis() + "}"))
                    .build());
            if (status / 100 != 2) {
                throw new IllegalStateException("The engine's clock did not move: HTTP " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The engine's clock did not move", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void restart() {
        close();
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    private static int send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unpacked once, as {@code ./run} does it: from jars within a jar virtual threads can stop each other for good. */
    private static final class Unpacked {

        static final String CLASS_PATH = unpack();

        private static String unpack() {
            try {
                Path jar = applicationJar();
                Path directory = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target").toAbsolutePath()), "engine-unpacked-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
                Process process = new ProcessBuilder(
                                JAVA,
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                directory.toString())
                        .inheritIO()
                        .start();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(jar + " was not unpacked: exit code " + process.exitValue());
                }
                return directory.resolve(jar.getFileName())
                        + File.pathSeparator
                        + directory.resolve("lib").resolve("*");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static void remove(Path directory) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path applicationJar() throws IOException {
            try (var jars = Files.newDirectoryStream(Path.of("..", "engine", "target"), "engine-*-app.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            }
            throw new IllegalStateException("engine/target has no engine-*-app.jar; build the engine module first");
        }
    }
}
