package org.kangyang.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path directory;

    @Test
    void prefersTheLastRootCause() throws IOException {
        assertThat(reason("a ERROR x: it went wrong\nCaused by: first\nCaused by: second\n\tat a.b.C\n"))
                .isEqualTo("Caused by: second");
    }

    @Test
    void prefersAFullDiskToAnyException() throws IOException {
        assertThat(reason("java.io.IOException: No space left on device\nCaused by: other\n"))
                .contains("No space left");
    }

    @Test
    void findsAnErrorLineWhereThereIsNoException() throws IOException {
        assertThat(reason("12:00 INFO ok\n12:01 ERROR no model\n12:02 INFO bye\n"))
                .isEqualTo("12:01 ERROR no model");
    }

    @Test
    void saysNothingWhereTheLogSaysNothing() throws IOException {
        assertThat(reason("12:00 INFO ok\n")).isNull();
        assertThat(LogTail.reason(directory.resolve("missing"))).isNull();
    }

    private String reason(String text) throws IOException {
        return LogTail.reason(Files.writeString(directory.resolve("x.log"), text));
    }
}
