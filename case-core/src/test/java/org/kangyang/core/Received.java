package org.kangyang.core;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;

/** How many documents of a collection the driver received: what a query costs, whatever the database does for it. */
public final class Received {

    private static final Map<String, AtomicLong> DOCUMENTS = new ConcurrentHashMap<>();

    static final CommandListener LISTENER = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            // only answers count
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            BsonDocument cursor = event.getResponse().isDocument("cursor")
                    ? event.getResponse().getDocument("cursor")
                    : new BsonDocument();
            for (String batch : new String[] {"firstBatch", "nextBatch"}) {
                if (cursor.containsKey(batch)) {
                    String namespace = cursor.getString("ns").getValue();
                    DOCUMENTS
                            .computeIfAbsent(namespace.substring(namespace.indexOf('.') + 1), name -> new AtomicLong())
                            .addAndGet(cursor.getArray(batch).size());
                }
            }
        }
    };

    private Received() {}

    public static void reset() {
        DOCUMENTS.clear();
    }

    public static long of(String collection) {
        return DOCUMENTS.getOrDefault(collection, new AtomicLong()).get();
    }
}
