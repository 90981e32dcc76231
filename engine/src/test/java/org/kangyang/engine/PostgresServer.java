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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of Debian's package ({@code apt-get install postgresql}) on any free port, with an empty database in a
 * directory of its own. It refuses to run as root, so root starts it as {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String NOT_HERE = "PostgreSQL is not installed under " + VERSIONS;

    private final Path bin;
    private final Place place;
    private final Path data;
    private final String options;
    private final String server;

    /**
     * Where it keeps its data.
     *
     * @param folder as the server sees it
     * @param outside as the tests see it
     * @param log what it says, which both see alike
     * @param inside what begins the command line of a program that sees the folder as the server does, and runs as nobody
     *     in particular
     */
    public record Place(Path folder, Path outside, Path log, List<String> inside) {

        private static Place ofItsOwn() throws IOException, InterruptedException {
            Path home = Files.createTempDirectory("engine-postgres");
            if (!isRoot()) {
                return new Place(home, home, home.resolve("log"), List.of());
            }
            run(List.of("chown", "nobody", home.toString()));
            return new Place(
                    home,
                    home,
                    home.resolve("log"),
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
    }

    private PostgresServer(Path bin, Place place, String settings) throws IOException, InterruptedException {
        this.bin = bin;
        this.place = place;
        this.data = place.folder().resolve("data");
        run(inside(
                bin.resolve("initdb"), "-D", data, "-U", "sa", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"));
        int port = freePort();
        this.options = "-h 127.0.0.1 " + settings + " -k '' -p " + port;
        this.server = "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    /** For {@code @EnabledIf}; a build server must have it. */
    public static boolean isInstalled() {
        return programs().isPresent() || "true".equals(System.getenv("CI"));
    }

    /** What was committed need not be there after {@link #crash}. */
    public static PostgresServer started() {
        try {
            return started(Place.ofItsOwn(), "-F");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** What was committed is there after {@link #crash}; its log of changes takes 64 MB at most. */
    public static PostgresServer durable(@Nullable Place place) throws IOException, InterruptedException {
        return started(place == null ? Place.ofItsOwn() : place, "-c min_wal_size=32MB -c max_wal_size=64MB");
    }

    private static PostgresServer started(Place place, String settings) {
        try {
            Path bin = programs().orElseThrow(() -> new IllegalStateException(NOT_HERE));
            PostgresServer started = new PostgresServer(bin, place, settings);
            started.start();
            try (var connection = DriverManager.getConnection(started.server + "postgres", "sa", "");
                    var statement = connection.createStatement()) {
                statement.execute("create database engine");
            }
            return started;
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Of its database; the user is {@code sa}, without a password. */
    public String url() {
        return server + "engine";
    }

    /** Starts it again. */
    public void start() throws IOException, InterruptedException {
        run(inside(bin.resolve("pg_ctl"), "-D", data, "-w", "-l", place.log().toString(), "-o", options, "start"));
    }

    /** Ends it at once, whatever it is doing; the next start recovers. */
    public void crash() throws IOException, InterruptedException {
        run(inside(bin.resolve("pg_ctl"), "-D", data, "-m", "immediate", "stop"));
    }

    /** Ends it in good order, cutting off who is connected. */
    public void stop() throws IOException, InterruptedException {
        run(inside(bin.resolve("pg_ctl"), "-D", data, "-m", "fast", "stop"));
    }

    /** How often it has said that its disk is full. */
    public long foundNoRoom() throws IOException {
        try (Stream<String> said = Files.lines(place.log())) {
            return said.filter(line -> line.contains("No space left on device")).count();
        }
    }

    /** Whether it runs: it ends by itself where its disk is full. */
    public boolean isUp() {
        try {
            run(inside(bin.resolve("pg_ctl"), "-D", data, "status"));
            return true;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It falls silent: its connections stay, and nothing answers. */
    public void freeze() throws IOException, InterruptedException {
        long postmaster = postmaster();
        // First, so that it begins no other process meanwhile.
        signal("STOP", Stream.of(postmaster));
        signal("STOP", children(postmaster));
    }

    /** It goes on where it was. */
    public void thaw() throws IOException, InterruptedException {
        long postmaster = postmaster();
        signal("CONT", Stream.concat(children(postmaster), Stream.of(postmaster)));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(Path.of(seen("data/postmaster.pid")))
                .getFirst()
                .strip());
    }

    private static Stream<Long> children(long postmaster) {
        return ProcessHandle.of(postmaster).orElseThrow().children().map(ProcessHandle::pid);
    }

    private static void signal(String name, Stream<Long> processes) throws IOException, InterruptedException {
        // One that has ended meanwhile needs no signal.
        run(List.of(
                "sh",
                "-c",
                "kill -" + name + " " + processes.map(String::valueOf).collect(Collectors.joining(" ")) + " || true"));
    }

    @Override
    public void close() {
        try {
            crash();
            run(List.of("rm", "-r", seen("data"), place.log().toString()));
            // Not where a disk is mounted.
            place.outside().toFile().delete();
        } catch (Exception e) {
            System.err.println("PostgreSQL of the tests was left behind in " + place.folder() + ": " + e);
        }
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

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String seen(String file) {
        return place.outside().resolve(file).toString();
    }

    private List<String> inside(Object... command) {
        List<String> words = new ArrayList<>(place.inside());
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

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
