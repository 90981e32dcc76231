package org.kangyang.workers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails where {@code docs/rules.md} is stale; with {@code -Drules.write=true} it writes the page instead. */
class RulesDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String HOW = "mvn -pl workers -am test -Dtest=RulesDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Drules.write=true";

    private final Map<String, String> titles = new LinkedHashMap<>();

    @BeforeEach
    void readTitles() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/rule-titles.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> titles.put(line.substring(0, 3), line.substring(4)));
        }
    }

    @Test
    @DisplayName("docs/rules.md says where every rule lives and which tests prove it")
    void theDocumentIsCurrent() throws IOException {
        RulesDocument rules = new RulesDocument(ROOT);
        assertThat(titles).hasSize(63).containsKeys("R01", "R63");
        assertThat(rules.testsOf("R03")).contains("workers/ColourGradeTableTest");

        Path document = ROOT.resolve("docs").resolve("rules.md");
        String text = rules.text(titles);
        if (Boolean.getBoolean("rules.write")) {
            Files.writeString(document, text);
        }
        assertThat(document)
                .as("docs/rules.md is stale. Write it with " + HOW + " and commit it")
                .hasContent(text);
    }

    @Test
    @DisplayName("A rule counts as proven by a test that cites it, and as living where a source or model cites it")
    void findsRules(@TempDir Path repository) throws IOException {
        write(repository, "core/src/main/java/a/Thing.java", "/** R07. */ class Thing {}");
        write(repository, "core/src/test/java/a/ThingTest.java", "@DisplayName(\"R07: clamps\")");
        write(repository, "local/src/test/java/a/ThingStories.java", "@DisplayName(\"R11: told on each engine\")");
        write(repository, "core/src/test/java/a/Fixture.java", "// R08 is only mentioned by a fixture");
        write(repository, "bpmn/table.dmn", "<description>R09</description>");
        write(repository, "core/target/src/test/java/a/OldTest.java", "R10");

        RulesDocument rules = new RulesDocument(repository);
        assertThat(rules.text(Map.of("R07", "Interval")))
                .contains("| R07 | Interval | `core/Thing` | `core/ThingTest` |");
        assertThat(rules.text(Map.of("R08", "Event"))).contains("| R08 | Event | – | not yet |");
        assertThat(rules.text(Map.of("R09", "Ten"))).contains("| R09 | Ten | `bpmn/table.dmn` | not yet |");
        assertThat(rules.testsOf("R11")).containsExactly("local/ThingStories");
        assertThat(rules.testsOf("R10")).isEmpty();
    }

    private static void write(Path repository, String path, String content) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
