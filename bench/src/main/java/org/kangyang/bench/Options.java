package org.kangyang.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to measure, and how much of it.
 *
 * @param quick a smoke test: figures mean nothing
 * @param parts of {@code rate}, {@code latency}, {@code growth}, {@code file}
 * @param store URL of a PostgreSQL server, ending with {@code /}; {@code null}: H2 in files
 */
record Options(boolean quick, Set<String> parts, @Nullable String store) {

    private static final List<String> ALL = List.of("rate", "latency", "growth", "file");

    static Options of(String[] arguments) {
        boolean quick = false;
        Set<String> parts = new TreeSet<>(ALL);
        String store = null;
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.startsWith("--only=")) {
                parts = new TreeSet<>(
                        Arrays.asList(argument.substring("--only=".length()).split(",")));
            } else if (argument.startsWith("--store=jdbc:postgresql:") && argument.endsWith("/")) {
                store = argument.substring("--store=".length());
            } else {
                throw new IllegalArgumentException("Not known: " + argument + " (see bench/run)");
            }
        }
        if (!ALL.containsAll(parts)) {
            throw new IllegalArgumentException("Parts are " + ALL + ", not " + parts);
        }
        return new Options(quick, parts, store);
    }

    /** Instances of ten jobs each, per round. */
    int instances() {
        return quick ? 20 : 300;
    }

    int rounds() {
        return quick ? 1 : 9;
    }

    /** Rounds before those that count: until the rate stops rising, as a server's that runs for months has. */
    int warmUps() {
        return quick ? 1 : 6;
    }

    /** Measured activations. */
    int activations() {
        return quick ? 60 : 2_000;
    }

    /** Waiting instances with a timer each. */
    int waiting() {
        return quick ? 500 : 100_000;
    }

    int days() {
        return quick ? 4 : 40;
    }

    int instancesPerDay() {
        return quick ? 20 : 100;
    }

    /** Clients at the same time. */
    int workers() {
        return 4;
    }
}
