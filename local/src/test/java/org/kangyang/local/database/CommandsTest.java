package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    @ParameterizedTest
    @CsvSource({
        "find, false",
        "getMore, false",
        "isMaster, false",
        "listIndexes, false",
        "insert, true",
        "update, true",
        "delete, true",
        "findAndModify, true",
        "createIndexes, true",
        "drop, true",
        "neverHeardOf, true"
    })
    @DisplayName("only commands known to read may run side by side")
    void knowsReads(String command, boolean changes) {
        assertThat(Commands.changes(command, new Document(command, "cases"))).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({"$match, false", "$group, false", "$out, true", "$merge, true"})
    @DisplayName("an aggregation changes something if it ends in $out or $merge")
    void knowsWritingAggregations(String stage, boolean changes) {
        Document query =
                new Document("pipeline", List.of(new Document("$match", new Document()), new Document(stage, "x")));
        assertThat(Commands.changes("aggregate", query)).isEqualTo(changes);
    }

    static List<Document> unsupported() {
        return List.of(
                new Document("find", "c").append("collation", new Document("locale", "zh")),
                new Document("create", "c").append("validator", new Document()),
                new Document("create", "c").append("viewOn", "d"),
                new Document("insert", "c").append("startTransaction", true),
                new Document("insert", "c").append("writeConcern", new Document("w", 0)),
                new Document("renameCollection", "c").append("to", "d"),
                new Document("createIndexes", "c")
                        .append(
                                "indexes",
                                List.of(new Document("name", "open")
                                        .append("partialFilterExpression", new Document("open", true)))));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    @DisplayName("what would be silently wrong is refused and named")
    void refusesWhatWouldBeSilentlyWrong(Document query) {
        assertThatThrownBy(() ->
                        Commands.refuseUnsupported(query.keySet().iterator().next(), query))
                .hasMessageContaining("not supported by the embedded database");
    }

    @Test
    void acceptsAMajorityWrite() {
        Document query = new Document("insert", "c").append("writeConcern", new Document("w", "majority"));
        assertThatCode(() -> Commands.refuseUnsupported("insert", query)).doesNotThrowAnyException();
    }
}
