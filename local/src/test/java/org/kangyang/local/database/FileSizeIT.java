package org.kangyang.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizeIT {

    private static final int CLIENTS = 16;
    private static final int UPDATES = 8_000;
    private static final int DOCUMENTS = 100;
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    @DisplayName("the file stays small: of 32 MB of updates to 0.4 MB of documents, old versions do not stay in it")
    void doesNotKeepOldVersions() throws Exception {
        Path file = directory.resolve("kangyang.mv.db");
        String text = "x".repeat(4_000);
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(server.uri("kangyang"))) {
            MongoCollection<Document> cases = client.getDatabase("kangyang").getCollection("cases");
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                for (int number = 0; number < CLIENTS; number++) {
                    int mine = number;
                    clients.submit(() -> {
                        for (int i = mine; i < UPDATES; i += CLIENTS) {
                            int id = i % DOCUMENTS;
                            cases.replaceOne(
                                    Filters.eq("_id", id),
                                    new Document("_id", id).append("n", i).append("text", text),
                                    new ReplaceOptions().upsert(true));
                        }
                    });
                }
            }
            assertThat(Files.size(file)).as("at work").isLessThan(12 * MEGABYTE);
            assertThat(cases.countDocuments()).isEqualTo(DOCUMENTS);
        }
    }
}
