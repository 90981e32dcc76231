package org.kangyang.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;

/** What every guarded write rests on (DESIGN §3.1), whichever database is below. */
public final class WholeReads {

    private static final int READS = 100;

    private WholeReads() {}

    /** A document is read as it was before a change or as it was after it, never half of each. */
    public static void require(MongoCollection<Document> documents) throws Exception {
        // They make an answer long, so that the last document changes while the others are written to the line.
        documents.insertMany(IntStream.range(0, 30)
                .mapToObj(i -> fields(400, 0).append("_id", "a" + i))
                .toList());
        documents.insertOne(fields(60, 0).append("_id", "changing"));
        AtomicBoolean read = new AtomicBoolean();

        AtOnce.call(2, caller -> {
            if (caller == 0) {
                for (int i = 1; !read.get(); i++) {
                    documents.updateOne(Filters.eq("_id", "changing"), new Document("$set", fields(60, i)));
                }
                return caller;
            }
            try {
                for (int i = 0; i < READS; i++) {
                    Document last = documents.find().into(new ArrayList<>()).getLast();
                    assertThat(new HashSet<>(last.values())).as("%s", last).hasSize(2);
                }
                return caller;
            } finally {
                read.set(true);
            }
        });
    }

    private static Document fields(int number, int value) {
        Document fields = new Document();
        IntStream.range(0, number).forEach(i -> fields.put("f" + i, value));
        return fields;
    }
}
