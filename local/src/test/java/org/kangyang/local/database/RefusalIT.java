package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import io.netty.channel.local.LocalChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that can no longer be written: its own closing stands for a disk that is full or gone. */
class RefusalIT {

    @TempDir
    Path directory;

    private final Channel channel = new LocalChannel();

    @Test
    void refusesEveryCommandOnceTheFileCannotBeWritten() {
        MVStore store = new MVStore.Builder()
                .fileName(directory.resolve("x.mv.db").toString())
                .autoCommitDisabled()
                .open();
        List<Throwable> failures = new ArrayList<>();
        DurableBackend backend = new DurableBackend(store, failures::add);
        insert(backend, "acknowledged");

        store.closeImmediately();

        assertThatThrownBy(() -> insert(backend, "lost")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> backend.handleCommand(
                        channel, "kangyang", "find", new Document("find", "cases").append("filter", new Document())))
                .isInstanceOf(MongoServerException.class)
                .hasMessageContaining("check the disk and start again");
        assertThat(failures).hasSize(1);

        DurableBackend again = new DurableBackend(
                new MVStore.Builder()
                        .fileName(directory.resolve("x.mv.db").toString())
                        .open(),
                failures::add);
        Document found = again.handleCommand(channel, "kangyang", "count", new Document("count", "cases"));
        assertThat(found.get("n")).isEqualTo(1);
        again.close();
    }

    private void insert(DurableBackend backend, String id) {
        backend.handleCommand(
                channel,
                "kangyang",
                "insert",
                new Document("insert", "cases").append("documents", List.of(new Document("_id", id))));
    }
}
