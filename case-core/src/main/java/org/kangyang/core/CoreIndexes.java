package org.kangyang.core;

import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Every index, in this one place. A test compares the shape of each query issued with them and fails on one that none
 * serves (DESIGN §6), since the embedded database would not show it.
 */
@Component
class CoreIndexes implements InitializingBean {

    /**
     * @param keys fields in order, all ascending
     * @param unique only where MongoDB and the embedded database agree: full, never partial
     */
    record Index(String collection, List<String> keys, boolean unique) {

        Document document() {
            Document document = new Document();
            keys.forEach(key -> document.append(key, 1));
            return document;
        }
    }

    static final List<Index> ALL = List.of(
            unique("cases", "caseNumber"),
            index("cases", "commands.key"),
            index("cases", "commands.at"),
            index("cases", "outbox.lane", "outbox.dueAt"),
            index("cases", "updatedAt", "_id"),
            index("cases", "status", "updatedAt", "_id"),
            index("cases", "colour", "updatedAt", "_id"),
            index("cases", "divisions", "updatedAt", "_id"),
            index("cases", "counted", "updatedAt"),
            index("assessments", "commands.at"),
            index("assessments", "outbox.lane", "outbox.dueAt"),
            index("timeline", "caseId", "at", "_id"));

    private final MongoTemplate mongo;

    CoreIndexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Creating an index that exists changes nothing. */
    @Override
    public void afterPropertiesSet() {
        ALL.forEach(index -> mongo.getCollection(index.collection())
                .createIndex(index.document(), new IndexOptions().unique(index.unique())));
    }

    private static Index index(String collection, String... keys) {
        return new Index(collection, List.of(keys), false);
    }

    private static Index unique(String collection, String... keys) {
        return new Index(collection, List.of(keys), true);
    }
}
