package org.kangyang.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.kangyang.engine.PostgresServer;
import org.springframework.util.FileSystemUtils;

/**
 * The engine loses nothing that it has acknowledged, does nothing twice and leaves nothing standing, whenever it is killed
 * and whatever its store does.
 *
 * <p>A short round; a long one: {@code -Dfaults.kills=50 -Dfaults.seeds=1,2,3} (docs/adr/0004-engine-store.md).
 */
class FaultIT {

    private static final int KILLS = Integer.getInteger("faults.kills", 3);
    private static final String SEEDS = System.getProperty("faults.seeds", "1");

    /** Kept after a failure, which JUnit would not notice here. */
    @TempDir(cleanup = CleanupMode.NEVER)
    static Path directory;

    /** Both at once: most of the time something is waited for. */
    private static final ExecutorService RUNS = Executors.newFixedThreadPool(2);

    private static Future<?> file;
    private static Future<?> server;

    @BeforeAll
    static void begin() {
        file = RUNS.submit(FaultIT::onFile);
        server = PostgresServer.isInstalled() ? RUNS.submit(FaultIT::onServer) : null;
    }

    @AfterAll
    static void end() throws IOException {
        RUNS.close();
        if (succeeded(file) && (server == null || succeeded(server))) {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static boolean succeeded(Future<?> run) {
        return run.state() == Future.State.SUCCESS;
    }

    @Test
    void a_file_survives() throws Throwable {
        await(file);
    }

    @Test
    @EnabledIf("org.kangyang.engine.PostgresServer#isInstalled")
    void a_server_survives() throws Throwable {
        await(server);
    }

    private static void await(Future<?> run) throws Throwable {
        try {
            run.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private static Void onFile() throws Exception {
        for (long seed : seeds()) {
            Path place = Files.createDirectory(directory.resolve("h2-" + seed));
            try (Store store = Store.File.in(place, url())) {
                run(store, place, seed);
            }
        }
        return null;
    }

    private static Void onServer() throws Exception {
        for (long seed : seeds()) {
            Path place = Files.createDirectory(directory.resolve("postgres-" + seed));
            try (Store store = Store.Server.in(place)) {
                run(store, place, seed);
            }
        }
        return null;
    }

    private static void run(Store store, Path place, long seed) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (FaultRun run = new FaultRun(store, place, port, seed, KILLS)) {
            long begin = System.nanoTime();
            Ledger ledger = run.run();
            System.out.printf(
                    "%s, seed %d, %d kills, %d s: %s%n",
                    store, seed, KILLS, (System.nanoTime() - begin) / 1_000_000_000, ledger);
            assertThat(ledger.acknowledged.sum())
                    .as("commands acknowledged, or nothing was tried")
                    .isGreaterThan(10L * KILLS);
        } catch (AssertionError failed) {
            // Told at once: the run on the other store may go on for an hour.
            System.out.println(failed.getMessage());
            throw failed;
        }
    }

    private static long[] seeds() {
        return Arrays.stream(SEEDS.split(",")).mapToLong(Long::parseLong).toArray();
    }

    /** The file as the engine ships it, at another place. */
    private static String url() throws IOException {
        try (var lines = Files.lines(Path.of("src/main/resources/application.yaml"), StandardCharsets.UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("url: jdbc:h2:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("url: ".length())
                    .replace("${engine.data}", "{folder}");
        }
    }
}
