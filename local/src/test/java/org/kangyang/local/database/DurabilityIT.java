package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the database process again and again while many clients write, and compares with what it acknowledged. */
class DurabilityIT {

    private static final int ROUNDS = 5;
    private static final int CLIENTS = 12;
    private static final int WRITES_BEFORE_THE_KILL = 600;

    @TempDir
    Path directory;

    private final Set<String> acknowledgedInserts = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> acknowledgedVersions = new ConcurrentHashMap<>();
    private final Set<String> seenByReaders = ConcurrentHashMap.newKeySet();
    private final AtomicLong writes = new AtomicLong();

    @Test
    @DisplayName("kill -9 loses no acknowledged write, nothing a reader has seen, and keeps indexes true (DESIGN §5)")
    void losesNothingAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process database = startDatabase();
            try (MongoClient client = MongoClients.create(
                    "mongodb://127.0.0.1:" + port(database) + "/?serverSelectionTimeoutMS=3000&socketTimeoutMS=5000")) {
                MongoCollection<Document> cases = client.getDatabase("kangyang").getCollection("cases");
                if (round == 0) {
                    cases.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
                }
                verify(cases);
                writeUntilKilled(round, database, cases);
            } finally {
                database.destroyForcibly().waitFor();
            }
        }
        Process database = startDatabase();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port(database))) {
            verify(client.getDatabase("kangyang").getCollection("cases"));
        } finally {
            database.destroyForcibly().waitFor();
        }
        assertThat(acknowledgedInserts).hasSizeGreaterThan(ROUNDS * WRITES_BEFORE_THE_KILL / 4);
        assertThat(seenByReaders).isNotEmpty();
    }

    private void writeUntilKilled(int round, Process database, MongoCollection<Document> cases) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        long target = writes.get() + WRITES_BEFORE_THE_KILL;
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
            for (int i = 0; i < CLIENTS; i++) {
                String name = round + "-" + i;
                clients.submit(() -> write(name, cases, killed));
            }
            clients.submit(() -> read(cases, killed));
            while (writes.get() < target && database.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            database.destroyForcibly().waitFor();
            killed.set(true);
        }
    }

    private void write(String name, MongoCollection<Document> cases, AtomicBoolean killed) {
        for (int i = 0; !killed.get(); i++) {
            String id = name + "-" + i;
            try {
                cases.insertOne(new Document("_id", id)
                        .append("number", "N" + id)
                        .append("version", 1L)
                        .append("text", "记录".repeat(400)));
                acknowledgedInserts.add(id);
                cases.updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.eq("version", 1L)),
                        Updates.combine(Updates.inc("version", 1L), Updates.set("number", "M" + id)));
                acknowledgedVersions.put(id, 2L);
                writes.addAndGet(2);
            } catch (MongoException e) {
                return;
            }
        }
    }

    private void read(MongoCollection<Document> cases, AtomicBoolean killed) {
        while (!killed.get()) {
            try {
                for (Document found : cases.find(Filters.eq("version", 1L)).limit(20)) {
                    seenByReaders.add(found.getString("_id"));
                }
            } catch (MongoException e) {
                return;
            }
        }
    }

    private void verify(MongoCollection<Document> cases) {
        Map<String, Document> stored = new HashMap<>();
        cases.find().forEach(document -> stored.put(document.getString("_id"), document));
        assertThat(stored.keySet()).as("acknowledged inserts").containsAll(acknowledgedInserts);
        assertThat(stored.keySet()).as("documents that a reader saw").containsAll(seenByReaders);
        acknowledgedVersions.forEach(
                (id, version) -> assertThat(stored.get(id)).as(id).containsEntry("version", version));
        Set<String> numbers = new HashSet<>();
        stored.values().forEach(document -> {
            String prefix = document.getLong("version") == 1L ? "N" : "M";
            assertThat(document).containsEntry("number", prefix + document.getString("_id"));
            numbers.add(document.getString("number"));
        });
        verifyIndex(cases, new ArrayList<>(stored.values()));
        assertThat(numbers).hasSameSizeAs(stored.values());
    }

    /** The index must find what is there, refuse a second, and not hold on to what is gone. */
    private static void verifyIndex(MongoCollection<Document> cases, List<Document> stored) {
        for (Document document : stored.subList(Math.max(0, stored.size() - 300), stored.size())) {
            assertThat(cases.find(Filters.eq("number", document.get("number"))).first())
                    .isEqualTo(document);
            if (document.getLong("version") == 2L) {
                assertThat(cases.find(Filters.eq("number", "N" + document.get("_id")))
                                .first())
                        .isNull();
            }
        }
        if (!stored.isEmpty()) {
            Document duplicate = new Document("_id", "other")
                    .append("number", stored.getLast().get("number"));
            try {
                cases.insertOne(duplicate);
                throw new AssertionError("the unique index let a duplicate through");
            } catch (MongoWriteException e) {
                assertThat(e.getCode()).isEqualTo(11000);
            }
        }
    }

    private Process startDatabase() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseProcess.class.getName(),
                        directory.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process database) throws IOException {
        BufferedReader output = database.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith("ready on port ")) {
                return Integer.parseInt(line.substring("ready on port ".length()));
            }
        }
        throw new IllegalStateException("the database did not start");
    }
}
