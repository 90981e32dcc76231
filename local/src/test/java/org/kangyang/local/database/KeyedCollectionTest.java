package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.local.LocalChannel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether a query scans cannot be asked of the backend; but a document that cannot even be read shows it: a scan meets it
 * and fails, a look-up does not.
 */
class KeyedCollectionTest {

    private final Channel channel = new LocalChannel();
    private DurableBackend backend;

    @BeforeEach
    void open() {
        MVStore store = MVStore.open(null);
        backend = new DurableBackend(store, cause -> {});
        command(
                "createIndexes",
                "cases",
                "indexes",
                List.of(new Document("key", new Document("number", 1))
                        .append("name", "number")
                        .append("unique", true)));
        command(
                "insert",
                "cases",
                "documents",
                List.of(new Document("_id", "C1").append("number", "N1").append("version", 1)));
        MVMap<Object, Object> data = store.openMap("databases.kangyang.cases");
        data.put("poison", "not a document");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    static List<Document> lookUps() {
        return List.of(
                new Document("_id", "C1"),
                new Document("_id", "C1").append("version", 1),
                new Document("version", 1).append("_id", "C1"),
                new Document("_id", new Document("$eq", "C1")).append("version", 1),
                new Document("_id", new Document("$in", List.of("C1", "C9"))).append("version", 1),
                new Document("number", "N1").append("version", 1));
    }

    @ParameterizedTest
    @MethodSource("lookUps")
    @DisplayName("a guarded update looks its document up instead of scanning (DESIGN §5)")
    void updatesWithoutAScan(Document query) {
        Document update = new Document("q", query).append("u", new Document("$inc", new Document("version", 1)));
        Document answer = command("update", "cases", "updates", List.of(update));
        assertThat(answer).containsEntry("nModified", 1).doesNotContainKey("writeErrors");
    }

    @ParameterizedTest
    @MethodSource("lookUps")
    void findsWithoutAScan(Document query) {
        Document answer = command("find", "cases", "filter", query);
        assertThat((List<?>) ((Document) answer.get("cursor")).get("firstBatch"))
                .hasSize(1);
    }

    @Test
    @DisplayName("the poisoned document does show a scan (else the tests above could not fail)")
    void noticesAScan() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> command("find", "cases", "filter", new Document("version", 1)))
                .isInstanceOf(ClassCastException.class);
    }

    private Document command(String name, String collection, String key, Object value) {
        return backend.handleCommand(channel, "kangyang", name, new Document(name, collection).append(key, value));
    }
}
