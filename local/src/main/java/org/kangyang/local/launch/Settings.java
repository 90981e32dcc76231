package org.kangyang.local.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this start is to do and where things lie.
 *
 * @param project directory of the repository, under which the built applications are found
 * @param data directory of everything that is kept
 * @param databasePort port of the embedded database; 27117
 * @param enginePort port of the engine with Tasklist and Cockpit; 8088
 * @param apiPort port of case-api; 8080
 * @param workersPort port of the workers' health page; 8081
 * @param mongoUri replaces the embedded database if given
 * @param camundaAddress replaces the engine if given
 * @param options of the command line
 * @param terminal whether somebody can be asked
 */
public record Settings(
        Path project,
        Path data,
        int databasePort,
        int enginePort,
        int apiPort,
        int workersPort,
        @Nullable String mongoUri,
        @Nullable String camundaAddress,
        Set<Option> options,
        boolean terminal) {

    /** Options of the command line. */
    public enum Option {
        /** Removes the data first. */
        RESET,
        /** Answers yes to the question whether to remove the data. */
        YES,
        /** Plays the staff, so that there are cases in every stage. */
        DEMO,
        /** Stops what another terminal started. */
        STOP,
        /** Ends after everything was ready once; for measuring and tests. */
        ONCE
    }

    private static final Map<String, Option> FLAGS = Map.of(
            "--reset", Option.RESET,
            "--yes", Option.YES,
            "--demo", Option.DEMO,
            "--stop", Option.STOP,
            "--once", Option.ONCE);

    /** Reads the environment and the command line; refuses what it does not know. */
    public static Settings of(Map<String, String> environment, List<String> arguments) {
        Path project = Path.of(environment.getOrDefault("KANGYANG_HOME", "."))
                .toAbsolutePath()
                .normalize();
        return new Settings(
                project,
                project.resolve(environment.getOrDefault("KANGYANG_DATA", "data"))
                        .normalize(),
                port(environment, "KANGYANG_DATABASE_PORT", 27117),
                port(environment, "KANGYANG_ENGINE_PORT", 8088),
                port(environment, "KANGYANG_API_PORT", 8080),
                port(environment, "KANGYANG_WORKERS_PORT", 8081),
                given(environment, "MONGODB_URI"),
                given(environment, "CAMUNDA_REST_ADDRESS"),
                options(arguments),
                "1".equals(environment.get("KANGYANG_TERMINAL")));
    }

    private static Set<Option> options(List<String> arguments) {
        for (String argument : arguments) {
            if (!FLAGS.containsKey(argument)) {
                throw new StartFailure(
                        "不认识参数“" + argument + "”；可用：[--demo] [--reset [--yes]] [--stop]。",
                        "Unknown option \"" + argument + "\"; there are [--demo] [--reset [--yes]] [--stop].");
            }
        }
        return Set.copyOf(arguments.stream().map(FLAGS::get).toList());
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String text = given(environment, name);
        if (text == null) {
            return usual;
        }
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new StartFailure(
                "环境变量 " + name + "=" + text + " 不是端口号；请设为 1 至 65535 之间的整数，或不设置。",
                name + "=" + text + " is no port; set it to a number from 1 to 65535, or not at all.");
    }

    private static @Nullable String given(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    /** The database that workers and API use. */
    String mongo() {
        return mongoUri != null ? mongoUri : "mongodb://127.0.0.1:" + databasePort + "/kangyang";
    }

    /** The engine that workers and people use. */
    String engine() {
        return camundaAddress != null ? camundaAddress : "http://127.0.0.1:" + enginePort;
    }

    String api() {
        return "http://127.0.0.1:" + apiPort;
    }
}
