package org.kangyang.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A PostgreSQL of Debian's package ({@code apt-get install postgresql}) for as long as this JVM runs, on any free port,
 * with an empty database in a directory of its own. It refuses to run as root, so root starts it as {@code nobody}.
 */
public final class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String NOT_HERE = "PostgreSQL is not installed under " + VERSIONS;

    private static String url;

    /** For {@code @EnabledIf}. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("spring.datasource.url=" + url(), "spring.datasource.username=sa")
                .applyTo(context);
    }

    private static synchronized String url() {
        if (url == null) {
            try {
                url = start(programs().orElseThrow(() -> new IllegalStateException(NOT_HERE)));
            } catch (Exception e) {
                throw new IllegalStateException("PostgreSQL did not start: " + e.getMessage(), e);
            }
        }
        return url;
    }

    private static Optional<Path> programs() {
        try (Stream<Path> versions = Files.exists(VERSIONS) ? Files.list(VERSIONS) : Stream.empty()) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(Path bin) throws Exception {
        Path home = Files.createTempDirectory("engine-postgres");
        if (isRoot()) {
            run(List.of("chown", "nobody", home.toString()));
        }
        Path data = home.resolve("data");
        String log = home.resolve("log").toString();
        run(asNobody(
                bin.resolve("initdb"), "-D", data, "-U", "sa", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"));
        int port = freePort();
        // Runs when all engines of this JVM are closed.
        SpringApplication.getShutdownHandlers().add(() -> stop(bin, data, home));
        String options = "-h 127.0.0.1 -F -k '' -p " + port;
        run(asNobody(bin.resolve("pg_ctl"), "-D", data, "-w", "-l", log, "-o", options, "start"));
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (var connection = DriverManager.getConnection(server + "postgres", "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("create database engine");
        }
        return server + "engine";
    }

    private static void stop(Path bin, Path data, Path home) {
        try {
            run(asNobody(bin.resolve("pg_ctl"), "-D", data, "-m", "immediate", "stop"));
            run(List.of("rm", "-r", home.toString()));
        } catch (Exception e) {
            System.err.println("PostgreSQL of the tests was left behind in " + home + ": " + e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asNobody(Object... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        Stream.of(command).map(Object::toString).forEach(words::add);
        return words;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
