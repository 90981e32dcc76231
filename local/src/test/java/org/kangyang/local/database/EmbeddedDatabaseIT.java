package org.kangyang.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kangyang.core.WholeReads;

/** What our repositories use of MongoDB, as its driver sees it, before and after a restart. */
class EmbeddedDatabaseIT {

    @TempDir
    Path directory;

    private EmbeddedDatabase server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> cases;

    @BeforeEach
    void start() {
        server = EmbeddedDatabase.start(directory, 0);
        client = MongoClients.create(server.uri("kangyang"));
        database = client.getDatabase("kangyang").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        cases = database.getCollection("cases");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void aReaderSeesNoHalfOfAChange() throws Exception {
        WholeReads.require(cases);
    }

    @Test
    void answersHelloOnAnyDatabaseAsHealthChecksAsk() {
        for (String name : List.of("admin", "kangyang", "local")) {
            Document answer = client.getDatabase(name).runCommand(new Document("hello", 1));
            assertThat(answer).containsEntry("isWritablePrimary", true).containsKey("maxWireVersion");
        }
    }

    @Test
    void keepsDocumentsAcrossARestart() {
        cases.insertOne(new Document("_id", "C1").append("name", "测试甲").append("amount", 300_000L));
        restart();
        assertThat(cases.find().first())
                .isEqualTo(new Document("_id", "C1").append("name", "测试甲").append("amount", 300_000L));
    }

    @Test
    void guardedUpdateHitsOnlyTheExpectedVersion() {
        cases.insertOne(new Document("_id", "C1").append("version", 1L));
        UpdateResult first = cases.updateOne(and(eq("_id", "C1"), eq("version", 1L)), inc("version", 1L));
        UpdateResult stale = cases.updateOne(and(eq("_id", "C1"), eq("version", 1L)), inc("version", 1L));
        assertThat(first.getModifiedCount()).isEqualTo(1);
        assertThat(stale.getMatchedCount()).isZero();
        assertThat(cases.find().first()).containsEntry("version", 2L);
    }

    @Test
    void findOneAndUpdateAnswersTheNewDocumentAndUpserts() {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Document created = cases.findOneAndUpdate(
                eq("_id", "C1"), combine(setOnInsert("created", true), push("commands", "a")), options);
        Document changed = cases.findOneAndUpdate(
                eq("_id", "C1"), combine(setOnInsert("created", false), push("commands", "b")), options);
        assertThat(created).containsEntry("commands", List.of("a"));
        assertThat(changed).containsEntry("created", true).containsEntry("commands", List.of("a", "b"));
        assertThat(cases.findOneAndUpdate(and(eq("_id", "C1"), eq("created", false)), set("x", 1)))
                .isNull();
    }

    @Test
    void arrayFiltersChangeTheMatchingElement() {
        cases.insertOne(
                new Document("_id", "C1").append("outbox", List.of(new Document("id", 1), new Document("id", 2))));
        cases.updateOne(
                eq("_id", "C1"),
                set("outbox.$[entry].sent", true),
                new UpdateOptions().arrayFilters(List.of(eq("entry.id", 2))));
        assertThat(cases.find().first())
                .containsEntry("outbox", List.of(new Document("id", 1), new Document("id", 2).append("sent", true)));
    }

    @Test
    void uniqueIndexesRefuseDuplicatesAcrossARestart() {
        cases.createIndex(Indexes.ascending("caseNumber"), new IndexOptions().unique(true));
        cases.insertOne(new Document("_id", "C1").append("caseNumber", "N1"));
        restart();
        assertThatThrownBy(() -> cases.insertOne(new Document("_id", "C2").append("caseNumber", "N1")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> cases.insertOne(new Document("_id", "C1")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(cases.countDocuments()).isEqualTo(1);
    }

    @Test
    void aFreedUniqueKeyCanBeUsedAgain() {
        cases.createIndex(Indexes.ascending("caseNumber"), new IndexOptions().unique(true));
        cases.insertOne(new Document("_id", "C1").append("caseNumber", "N1"));
        cases.updateOne(eq("_id", "C1"), set("caseNumber", "N2"));
        cases.insertOne(new Document("_id", "C2").append("caseNumber", "N1"));
        assertThat(cases.find(eq("caseNumber", "N1")).first()).containsEntry("_id", "C2");
        assertThat(cases.find(eq("caseNumber", "N2")).first()).containsEntry("_id", "C1");
    }

    @Test
    void sortsPagesAndAggregates() {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new Document("_id", i).append("colour", i % 3 == 0 ? "RED" : "GREEN"));
        }
        cases.insertMany(many);
        List<Integer> page = cases.find(Filters.gt("_id", 100))
                .sort(Sorts.descending("_id"))
                .batchSize(7)
                .limit(50)
                .map(document -> document.getInteger("_id"))
                .into(new ArrayList<>());
        assertThat(page).hasSize(50).startsWith(299).endsWith(250);
        List<Document> counts =
                cases.aggregate(List.of(Aggregates.sortByCount("$colour"))).into(new ArrayList<>());
        assertThat(counts)
                .containsExactly(
                        new Document("_id", "GREEN").append("count", 200),
                        new Document("_id", "RED").append("count", 100));
    }

    @Test
    void gridFsKeepsAFileAcrossARestart() {
        byte[] content = "康养联合体".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        GridFSBucket bucket = GridFSBuckets.create(database);
        ObjectId id = bucket.uploadFromStream("sheet.txt", new ByteArrayInputStream(content));
        restart();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        GridFSBuckets.create(database).downloadToStream(id, read);
        assertThat(read.toByteArray()).isEqualTo(content);
    }

    @Test
    void queriesThatNameAUniqueKeyStillMatchTheWholeQuery() {
        cases.createIndex(Indexes.ascending("caseNumber"), new IndexOptions().unique(true));
        cases.insertMany(List.of(
                new Document("_id", "C1").append("caseNumber", "N1").append("open", true),
                new Document("_id", "C2").append("caseNumber", "N2").append("open", false)));
        assertThat(ids(and(eq("_id", "C1"), eq("open", true)))).containsExactly("C1");
        assertThat(ids(and(eq("_id", "C1"), eq("open", false)))).isEmpty();
        assertThat(ids(and(Filters.in("_id", "C1", "C2"), eq("open", false)))).containsExactly("C2");
        assertThat(ids(and(eq("caseNumber", "N2"), eq("open", false)))).containsExactly("C2");
        assertThat(ids(and(eq("caseNumber", "N2"), Filters.gt("_id", "C2")))).isEmpty();
        assertThat(ids(and(Filters.ne("_id", "C1"), eq("caseNumber", "N2")))).containsExactly("C2");
        assertThat(cases.deleteMany(and(eq("_id", "C1"), eq("open", false))).getDeletedCount())
                .isZero();
        assertThat(cases.deleteMany(and(eq("_id", "C1"), eq("open", true))).getDeletedCount())
                .isEqualTo(1);
    }

    @Test
    void droppingADatabaseLeavesItsNamesakesAlone() {
        client.getDatabase("care").getCollection("c").insertOne(new Document("_id", 1));
        client.getDatabase("care2").getCollection("c").insertOne(new Document("_id", 2));
        client.getDatabase("care").drop();
        restart();
        assertThat(client.getDatabase("care").getCollection("c").countDocuments())
                .isZero();
        assertThat(client.getDatabase("care2").getCollection("c").find().first())
                .isEqualTo(new Document("_id", 2));
    }

    @Test
    void refusesWhatItWouldGetSilentlyWrong() {
        cases.insertOne(new Document("_id", "C1"));
        assertThatThrownBy(() -> cases.find()
                        .collation(Collation.builder().locale("zh").build())
                        .first())
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("'collation' in find is not supported by the embedded database");
    }

    private List<String> ids(org.bson.conversions.Bson filter) {
        return cases.find(filter).map(document -> document.getString("_id")).into(new ArrayList<>());
    }
}
