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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Measures, and writes the page; see {@code bench/run}. */
public final class Bench {

    static final String EMPTY = "engine";
    static final String PLAIN = "Operaton";
    static final String LITTLE = "engine, empty store";
    static final String FULL = "engine, full store";

    /** Turns that two servers take. */
    private static final int SLICES = 20;

    /** Waiting instances of a store that is nearly empty. */
    static final int FEW = 50;

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

    private void size(String when, String name) throws IOException {
        if (options.store() == null) {
            long megabytes = Files.size(directory.resolve(name).resolve("engine.mv.db")) >> 20;
            figures.file.put(when, megabytes);
            say("file %s: %d MB", when, megabytes);
        }
    }

    private void remember(String of, Server server) throws IOException {
        Long megabytes = server.residentMegabytes();
        if (megabytes != null) {
            figures.memory.put(of, megabytes);
            say("%s: %d MB resident", of, megabytes);
        }
    }

    /** Two of the same, the store of one of them filled, measured in turn: the machine's moods meet both. */
    private void grow() throws Exception {
        boolean growth = options.parts().contains("growth");
        try (Camunda engine = engine("little");
                Measures.Activation activation = new Measures.Activation(engine)) {
            long one = Measures.fill(engine, options.workers(), FEW);
            if (!growth) {
                inTurn(Map.of(LITTLE, activation));
                return;
            }
            try (Camunda full = engine("full");
                    Measures.Activation late = new Measures.Activation(full)) {
                remember(EMPTY + " after its start", full.server());
                long begin = System.nanoTime();
                long other = Measures.fill(full, options.workers(), options.waiting());
                size("filled, and at rest", "full");
                figures.waiting = options.waiting();
                say("%d waiting instances after %d s", options.waiting(), (System.nanoTime() - begin) / 1_000_000_000);
                warmUp(engine);
                warmUp(full);
                for (int round = 1; round <= options.rounds(); round++) {
                    round(round, engine, LITTLE);
                    round(round, full, FULL);
                }
                inTurn(Map.of(LITTLE, activation, FULL, late));
                figures.requests.put(LITTLE, new Requests(engine, one).measure());
                figures.requests.put(FULL, new Requests(full, other).measure());
                remember(FULL, full.server());
                size("after all that is measured here", "full");
            }
        }
    }

    private Camunda engine(String name) throws Exception {
        Camunda engine = Camunda.start(directory.resolve(name), database("bench_" + name), List.of());
        engine.deploy();
        return engine;
    }

    private void inTurn(Map<String, Measures.Activation> activations) throws InterruptedException {
        for (Measures.Activation activation : activations.values()) {
            activation.measure(options.activations() / 2);
            activation.forget();
        }
        for (int slice = 0; slice < SLICES; slice++) {
            for (Measures.Activation activation : activations.values()) {
                activation.measure(options.activations() / SLICES);
            }
        }
        activations.forEach((of, activation) -> {
            figures.latencies.put(of, activation.measured());
            say("%s: latency p50 %.1f, p99 %.1f ms", of, figures.latency(of, 50), figures.latency(of, 99));
        });
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
