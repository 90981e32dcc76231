package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that takes no write after one has failed. */
class FailStopFileTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./data/engine;WRITE_DELAY=0, jdbc:h2:failstop:./data/engine;WRITE_DELAY=0",
        "jdbc:h2:async:./data/engine, jdbc:h2:failstop:async:./data/engine",
        "jdbc:h2:/data/engine, jdbc:h2:failstop:/data/engine",
        "jdbc:h2:failstop:/data/engine, jdbc:h2:failstop:/data/engine",
        "jdbc:h2:mem:engine, jdbc:h2:mem:engine",
        "jdbc:h2:tcp://host/engine, jdbc:h2:tcp://host/engine",
        "jdbc:postgresql://host/engine, jdbc:postgresql://host/engine"
    })
    void is_put_before_the_place_of_an_embedded_store(String url, String protectedUrl) {
        assertThat(FailStopFile.protect(url)).isEqualTo(protectedUrl);
    }

    @Test
    void takes_no_write_after_one_has_failed_until_it_is_opened_anew() throws IOException {
        FailStopFile.protect("jdbc:h2:file:any");
        Path file = Files.writeString(directory.resolve("x"), "abc");
        FilePath path = FilePath.get("failstop:" + file);
        try (FileChannel channel = path.open("rw")) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), 0);
            assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(new byte[1]), -1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(new byte[1]), 1))
                    .hasMessageContaining("failed before");
            assertThatThrownBy(() -> channel.truncate(0)).hasMessageContaining("failed before");
        }
        try (FileChannel channel = path.open("rw")) {
            channel.write(ByteBuffer.wrap(new byte[] {'y'}), 1);
        }
        try (FileChannel channel = path.open("r")) {
            assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(new byte[1]), 0))
                    .isInstanceOf(NonWritableChannelException.class);
        }
        assertThat(file).hasContent("xyc");
    }
}
