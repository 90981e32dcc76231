package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kangyang.local.Main;
import org.springframework.boot.loader.launch.JarLauncher;

/** The launcher as a process of its own, with children that only answer. */
class LauncherIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path project;

    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void prepareProject() throws IOException {
        for (String module : List.of("local", "engine", "workers", "case-api")) {
            writeFake(project.resolve(module).resolve("target/" + module + "-1-app.jar"));
        }
        environment.put("KANGYANG_HOME", project.toString());
        try (ServerSocket a = new ServerSocket(0);
                ServerSocket b = new ServerSocket(0);
                ServerSocket c = new ServerSocket(0);
                ServerSocket d = new ServerSocket(0)) {
            environment.put("KANGYANG_DATABASE_PORT", "" + a.getLocalPort());
            environment.put("KANGYANG_ENGINE_PORT", "" + b.getLocalPort());
            environment.put("KANGYANG_WORKERS_PORT", "" + c.getLocalPort());
            environment.put("KANGYANG_API_PORT", "" + d.getLocalPort());
        }
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process launcher : launchers) {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("starts all, shows addresses and logins, and a stop leaves nothing running")
    void startsAndStops() throws Exception {
        Process launcher = launch();
        awaitOutput("Everything is ready");
        List<ProcessHandle> children = launcher.descendants().toList();
        assertThat(children).hasSize(4);
        assertThat(output())
                .contains(
                        "http://127.0.0.1:" + environment.get("KANGYANG_ENGINE_PORT") + "/operaton/app/tasklist/",
                        "wang.yisheng",
                        "主治医生（第一医院）",
                        "sample referrals were posted");

        launcher.destroy();

        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(output())
                .containsSubsequence("case-api stopped", "workers stopped", "engine stopped", "database stopped");
    }

    @Test
    @DisplayName("a child that dies at its start: one sentence with its reason, exit code 1, nothing left running")
    void tellsWhyAChildDied() throws Exception {
        environment.put("FAKE_DEATH", environment.get("KANGYANG_WORKERS_PORT"));
        Process launcher = launch();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output())
                .contains("workers died with exit code 7", "a reason that names itself", "workers.log", "./run again");
        assertThat(launcher.descendants()).isEmpty();
        assertPortsFree();
    }

    @Test
    @DisplayName("kill -9 of a child in the middle ends all with exit code 1; a second start goes on")
    void endsWhenAChildIsKilled() throws Exception {
        Process launcher = launch();
        awaitOutput("Everything is ready");
        List<ProcessHandle> children = launcher.descendants().toList();
        children.getFirst().destroyForcibly();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(output()).contains("died with exit code 137", "意外退出");
        assertThat(children).noneMatch(ProcessHandle::isAlive);

        Process second = launch("--once");
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(output()).contains("Everything is ready").doesNotContain("sample referrals were posted");
    }

    @Test
    @DisplayName("kill -9 of the launcher itself leaves nothing running")
    void leavesNothingWhenKilled() throws Exception {
        Process launcher = launch();
        awaitOutput("Everything is ready");
        List<ProcessHandle> children = launcher.descendants().toList();
        launcher.destroyForcibly().waitFor();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        assertPortsFree();
    }

    @Test
    @DisplayName("a taken port: one sentence that names it and the mend, exit code 1, nothing started")
    void refusesATakenPort() throws Exception {
        int port = Integer.parseInt(environment.get("KANGYANG_API_PORT"));
        try (ServerSocket taken = new ServerSocket(port)) {
            Process launcher = launch();
            assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(output())
                    .contains(
                            "Port " + port + " (case-api) is taken",
                            "KANGYANG_API_PORT=<port>",
                            "端口 " + port + "（个案接口）已被占用")
                    .doesNotContain("Starting");
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    @DisplayName("two launchers do not share a data directory; --stop ends the first")
    void refusesASecondLauncher() throws Exception {
        Process first = launch();
        awaitOutput("Everything is ready");
        Process second = launch();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output()).contains("Another ./run is using");
        assertThat(first.isAlive()).isTrue();

        Process stop = launch("--stop");
        assertThat(stop.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertPortsFree();
    }

    @Test
    @DisplayName("--reset removes the data only after a yes")
    void resetsOnlyWhenConfirmed() throws Exception {
        Path kept = project.resolve("data/database/file");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "data");

        Process refused = launch("--reset");
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(output()).contains("confirm it by --yes");
        assertThat(kept).exists();

        Process confirmed = launch("--reset", "--yes", "--once");
        assertThat(confirmed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(confirmed.exitValue()).isZero();
        assertThat(kept).doesNotExist();
    }

    @Test
    @DisplayName("MONGODB_URI and CAMUNDA_REST_ADDRESS replace database and engine")
    void startsOnlyWhatIsNotReplaced() throws Exception {
        environment.put("MONGODB_URI", "mongodb://mongo.example/kangyang");
        environment.put("CAMUNDA_REST_ADDRESS", "http://camunda.example:8080");
        Process launcher = launch();
        awaitOutput("Everything is ready");
        assertThat(launcher.descendants()).hasSize(2);
        assertThat(output())
                .contains("http://camunda.example:8080")
                .doesNotContain("Starting database", "Starting engine", "wang.yisheng");
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputFile(launchers.size() + 1).toFile());
        builder.environment().keySet().removeAll(List.of("MONGODB_URI", "CAMUNDA_REST_ADDRESS", "KANGYANG_DATA"));
        builder.environment().putAll(environment);
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private Path outputFile(int number) {
        return project.resolve("output" + number + ".txt");
    }

    private String output() {
        try {
            return Files.readString(outputFile(launchers.size()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private void awaitOutput(String text) {
        Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(output()).contains(text));
    }

    private void assertPortsFree() throws IOException {
        for (String variable : List.of("DATABASE", "ENGINE", "WORKERS", "API")) {
            int port = Integer.parseInt(environment.get("KANGYANG_" + variable + "_PORT"));
            try (ServerSocket free = new ServerSocket(port)) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    private static void writeFake(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        String entry = JarLauncher.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream compiled = Objects.requireNonNull(LauncherIT.class.getResourceAsStream("/" + entry))) {
            zip.putNextEntry(new ZipEntry(entry));
            compiled.transferTo(zip);
        }
    }
}
