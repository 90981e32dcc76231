package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./run} and {@code ./test} do before any Java runs. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("src/main/scripts").toAbsolutePath();

    @TempDir
    Path places;

    @Test
    void findsANewEnoughJdkThoughAnotherIsTheDefault() throws Exception {
        jdk("a-17", "17.0.15");
        jdk("b-25", "25.0.3");
        assertThat(findJdk(places.resolve("a-17").toString()).trim()).endsWith("/b-25");
    }

    @Test
    void keepsJavaHomeIfItIsNewEnough() throws Exception {
        jdk("a-25", "25.0.3");
        jdk("b-21", "21.0.1");
        assertThat(findJdk(places.resolve("b-21").toString()).trim()).endsWith("/b-21");
    }

    @ParameterizedTest
    @CsvSource({"21, true", "21.0.1, true", "20.0.2, false", "1.8.0_402, false", "26-ea, true"})
    void knowsVersions(String version, boolean fits) throws Exception {
        jdk("x", version);
        assertThat(findJdk("").contains("/x")).isEqualTo(fits);
    }

    @Test
    @DisplayName("a runtime without a compiler is no JDK")
    void wantsACompiler() throws Exception {
        jdk("x", "25");
        Files.delete(places.resolve("x/bin/javac"));
        assertThat(findJdk("")).contains("没有找到 JDK 21", "No JDK 21 or newer was found", "https://adoptium.net");
    }

    @Test
    void namesAMissingProgramAndWhatToInstall() throws Exception {
        String output =
                sh(". " + SCRIPTS + "/jdk.sh; require_program no-such-program Maven maven; echo went on", Map.of());
        assertThat(output)
                .contains("no-such-program was not found; install Maven (apt install maven)")
                .doesNotContain("went on");
    }

    @Test
    @DisplayName("a build is stale if a source changed, appeared or vanished, not if a test or a date did")
    void knowsAStaleBuild() throws Exception {
        for (String module : "bpmn forms case-core workers case-api engine local .mvn".split(" ")) {
            Files.createDirectories(places.resolve(module));
        }
        Path model = Files.writeString(places.resolve("bpmn/care-pathway.bpmn"), "one");
        Files.writeString(places.resolve("pom.xml"), "<project/>");
        String before = hash();
        Files.setLastModifiedTime(model, java.nio.file.attribute.FileTime.fromMillis(0));
        Path test = places.resolve("local/src/test/java");
        Files.createDirectories(test);
        Files.writeString(test.resolve("T.java"), "class T {}");
        Files.createDirectories(places.resolve("engine/target"));
        Files.writeString(places.resolve("engine/target/x"), "x");
        assertThat(hash()).isEqualTo(before);
        Files.writeString(model, "two");
        String changed = hash();
        assertThat(changed).isNotEqualTo(before);
        Files.delete(model);
        assertThat(hash()).isNotIn(before, changed);
    }

    private String hash() throws Exception {
        return sh(". " + SCRIPTS + "/build.sh; sources_hash", Map.of());
    }

    private String findJdk(String javaHome) throws Exception {
        return sh(
                ". " + SCRIPTS + "/jdk.sh; find_jdk; echo $JAVA_HOME",
                Map.of(
                        "JAVA_HOME",
                        javaHome,
                        "KANGYANG_JDK_PLACES",
                        places.toString(),
                        "PATH",
                        "/usr/bin:/bin",
                        "HOME",
                        "/"));
    }

    private String sh(String script, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(places.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private void jdk(String name, String version) throws IOException {
        Path bin = places.resolve(name).resolve("bin");
        Files.createDirectories(bin);
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(places.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }
}
