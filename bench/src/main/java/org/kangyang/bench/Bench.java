package org.kangyang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Measures, and writes the page; see {@code bench/run}. */
public final class Bench {

    static final String EMPTY = "engine";
    static final String PLAIN = "Operaton";
    static final String FULL = "engine, full store";

    /** Waiting instances of a store that is nearly empty. */
    private static final int FEW = 50;

    private final Options options;
    private final Path directory;
    private final Figures figures = new Figures();

    private Bench(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Bench bench = new Bench(options, Files.createTempDirectory("bench"));
        long begin = System.nanoTime();
        bench.measure();
        Path docs = options.quick() ? Path.of("bench", "target", "quick") : Path.of("docs");
        Path page = new Page(options, bench.figures, String.join(" ", arguments)).write(docs);
        say("%s written after %d s", page, (System.nanoTime() - begin) / 1_000_000_000);
        // After a failure stores and logs stay, to be looked into.
        FileSystemUtils.deleteRecursively(bench.directory);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private void measure() throws Exception {
        if (options.parts().contains("rate")) {
            compare();
        }
        if (options.parts().contains("latency") || options.parts().contains("growth")) {
            grow();
        }
        if (options.parts().contains("file") && options.store() == null) {
            file();
        }
    }

    private @Nullable String database(String name) throws SQLException {
        if (options.store() == null) {
            return null;
        }
        try (Connection connection = DriverManager.getConnection(options.store() + "postgres", "sa", "")) {
            connection.createStatement().execute("drop database if exists " + name);
            connection.createStatement().execute("create database " + name);
        }
        return options.store() + name;
    }

    /** The two in turn, both warm. */
    private void compare() throws Exception {
        try (Side engine = Camunda.start(directory.resolve("rate-engine"), database("bench_engine"), List.of());
                Side plain = Operaton.start(directory.resolve("rate-operaton"), database("bench_operaton"))) {
            for (Side side : List.of(engine, plain)) {
                side.deploy();
                warmUp(side);
            }
            for (int round = 1; round <= options.rounds(); round++) {
                for (Side side : List.of(engine, plain)) {
                    round(round, side, side.name());
                }
            }
            remember(EMPTY + " after the load", engine.server());
            remember(PLAIN + " after the load", plain.server());
        }
    }

    private void remember(String of, Server server) throws IOException {
        Long megabytes = server.residentMegabytes();
        if (megabytes != null) {
            figures.memory.put(of, megabytes);
            say("%s: %d MB resident", of, megabytes);
        }
    }

    /** The same server before and after its store was filled. */
    private void grow() throws Exception {
        String before = EMPTY + ", before";
        try (Camunda engine = Camunda.start(directory.resolve("growth"), database("bench_growth"), List.of());
                Measures.Activation activation = new Measures.Activation(engine)) {
            engine.deploy();
            remember(EMPTY + " after its start", engine.server());
            warmUp(engine);
            activation.measure(options.activations());
            figures.latencies.put(EMPTY, activation.measure(options.activations()));
            say("latency p50 %.1f, p99 %.1f ms", figures.latency(EMPTY, 50), figures.latency(EMPTY, 99));
            if (!options.parts().contains("growth")) {
                return;
            }
            rounds(engine, before);
            long one = Measures.fill(engine, options.workers(), FEW);
            figures.requests.put(EMPTY, new Requests(engine, one).measure());
            long begin = System.nanoTime();
            one = Measures.fill(engine, options.workers(), options.waiting());
            figures.waiting = options.waiting();
            say("%d waiting instances after %d s", options.waiting(), (System.nanoTime() - begin) / 1_000_000_000);
            rounds(engine, FULL);
            figures.latencies.put(FULL, activation.measure(options.activations()));
            say("latency p50 %.1f, p99 %.1f ms", figures.latency(FULL, 50), figures.latency(FULL, 99));
            figures.requests.put(FULL, new Requests(engine, one).measure());
            remember(FULL, engine.server());
        }
    }

    private void warmUp(Side side) throws Exception {
        for (int round = 1; round <= options.warmUps(); round++) {
            double rate = Measures.jobsPerSecond(side, options.workers(), options.instances());
            say("warming up %d: %s %.0f jobs/s", round, side.name(), rate);
        }
    }

    private void rounds(Side side, String as) throws Exception {
        for (int round = 1; round <= options.rounds(); round++) {
            round(round, side, as);
        }
    }

    private void round(int number, Side side, String as) throws Exception {
        Duration before = side.server().processorTime();
        double rate = Measures.jobsPerSecond(side, options.workers(), options.instances());
        double processor = side.server().processorTime().minus(before).toNanos()
                / 1e6
                / (options.instances() * (double) Side.JOBS);
        figures.rate(as, rate);
        figures.processor(as, processor);
        say("round %d: %s %.0f jobs/s, %.2f ms of processor per job", number, as, rate, processor);
    }

    private void file() throws Exception {
        Path data = directory.resolve("file");
        List<String> settings = List.of("--engine.clock.controllable=true", "--engine.history-days=5");
        try (Camunda engine = Camunda.start(data, null, settings)) {
            engine.deploy();
            figures.days.addAll(Measures.days(
                    engine,
                    data.resolve("engine.mv.db"),
                    options.days(),
                    options.workers(),
                    options.instancesPerDay()));
            figures.days.forEach(day ->
                    say("day %d: %d finished instances kept, %d MB", day.number(), day.finished(), day.bytes() >> 20));
        }
    }
}
