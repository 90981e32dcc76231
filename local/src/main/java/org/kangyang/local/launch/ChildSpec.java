package org.kangyang.local.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a child process is started and watched.
 *
 * @param name file name of its log and of its place in the run directory
 * @param chinese what it is, in Chinese
 * @param jar the application as it was built
 * @param jvmOptions heap and the like
 * @param arguments of the main class
 * @param environment in addition to the launcher's
 * @param health answers 200 once it is ready; null: listening on the port is enough
 * @param port it listens on, on the loopback address
 * @param patience how long a stop may take before it is made
 */
record ChildSpec(
        String name,
        String chinese,
        Path jar,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment,
        @Nullable URI health,
        int port,
        Duration patience) {}
