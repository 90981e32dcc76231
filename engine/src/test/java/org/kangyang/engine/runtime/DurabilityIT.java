package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kangyang.engine.CoreLauncher;
import org.kangyang.engine.EngineDriver;
import org.springframework.jdbc.core.JdbcTemplate;

/** The embedded store survives kill -9 with every command the engine has acknowledged. */
class DurabilityIT {

    /** Raised by hand to let the store grow and be compacted before it is killed (docs/adr/0004-engine-store.md). */
    private static final int ENOUGH = Integer.getInteger("durability.acknowledgements", 60);

    @TempDir
    Path directory;

    private String url() throws IOException {
        String configured = Files.readString(Path.of("src/main/resources/application.yaml"), StandardCharsets.UTF_8);
        String url = configured
                .lines()
                .map(String::strip)
                .filter(l -> l.startsWith("url: jdbc:h2:async:"))
                .findFirst()
                .orElseThrow()
                .substring("url: ".length());
        return url.replace("${engine.data}", directory.toString());
    }

    @Test
    void every_acknowledged_command_is_there_after_kill_9() throws Exception {
        List<String> acknowledged = workThenKill();
        try (var context = CoreLauncher.context(url())) {
            EngineDriver engine = context.getBean(EngineDriver.class);
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            Set<String> instances = new TreeSet<>();
            engine.engine
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .list()
                    .forEach(i -> instances.add(i.getId()));
            Set<String> messages = new TreeSet<>(jdbc.queryForList("select KEY_ from ENGINE_MESSAGE", String.class));
            Set<String> open = new TreeSet<>();
            engine.engine
                    .getExternalTaskService()
                    .createExternalTaskQuery()
                    .list()
                    .forEach(t -> open.add(t.getProcessInstanceId()));
            assertThat(instances).containsAll(of(acknowledged, "started "));
            assertThat(messages).containsAll(of(acknowledged, "published "));
            assertThat(open).doesNotContainAnyElementsOf(of(acknowledged, "completed "));
            String next = engine.start("endures", java.util.Map.of()).getId();
            assertThat(Keys.of(next))
                    .isGreaterThan(instances.stream().mapToLong(Keys::of).max().orElse(0));
        }
    }

    private static List<String> of(List<String> lines, String prefix) {
        return lines.stream()
                .filter(l -> l.startsWith(prefix))
                .map(l -> l.substring(prefix.length()))
                .toList();
    }

    private List<String> workThenKill() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineChild.class.getName(),
                        url(),
                        "600")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = out.readLine()) != null) {
                if (line.startsWith("ENGINE ") && !line.equals("ENGINE ready")) {
                    lines.add(line.substring("ENGINE ".length()));
                }
                if (lines.size() == ENOUGH) {
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor()).as("killed by signal 9").isEqualTo(137);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(ENOUGH);
        return List.copyOf(lines);
    }
}
