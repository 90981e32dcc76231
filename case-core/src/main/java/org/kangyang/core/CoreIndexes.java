package org.kangyang.core;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Every index, in this one place. A test compares the shape of each query issued with them and fails on one that none
 * serves (DESIGN §6), since the embedded database would not show it.
 */
@Component
class CoreIndexes implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(CoreIndexes.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

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
            index("cases", "admission.bed.careHomeId", "status"),
            index("cases", "homeTransfer.careHomeId", "status"),
            index("cases", "careClock.nextActionAt", "_id"),
            index("assessments", "commands.at"),
            index("assessments", "outbox.lane", "outbox.dueAt"),
            index("homeBedTransfers", "commands.at"),
            index("homeBedTransfers", "outbox.lane", "outbox.dueAt"),
            index("homeBedTransfers", "caseId"),
            index("plans", "commands.at"),
            index("plans", "outbox.lane", "outbox.dueAt"),
            index("staff", "groups"),
            index("attachments", "caseId"),
            unique("beds", "heldBy"),
            index("beds", "places", "state"),
            index("beds", "careHomeId", "_id"),
            index("beds", "type", "_id"),
            index("beds", "state", "_id"),
            index("beds", "commands.key"),
            index("beds", "commands.at"),
            index("beds", "outbox.lane", "outbox.dueAt"),
            index("cases", "waitlist.lines", "waitlist.severity", "waitlist.requestedAt", "_id"),
            index("institutions", "partnerCareHomeId"),
            index("reassessments", "caseId"),
            index("reassessments", "commands.at"),
            index("reassessments", "outbox.lane", "outbox.dueAt"),
            index("timeline", "caseId", "at", "_id"));

    private final MongoTemplate mongo;

    CoreIndexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** An application starts without its database too; the indexes follow when it answers. */
    @Override
    public void afterPropertiesSet() {
        if (!created()) {
            Thread.ofVirtual().name("indexes").start(() -> {
                while (!created()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            });
        }
    }

    /** Creating an index that exists changes nothing. */
    private boolean created() {
        try {
            ALL.forEach(index -> mongo.getCollection(index.collection())
                    .createIndex(index.document(), new IndexOptions().unique(index.unique())));
            return true;
        } catch (MongoTimeoutException | MongoSocketException away) {
            LOG.warn("The database does not answer, its indexes are created when it does: {}", away.toString());
            return false;
        } catch (IllegalStateException closed) {
            // The application stops before its database ever answered.
            return true;
        }
    }

    private static Index index(String collection, String... keys) {
        return new Index(collection, List.of(keys), false);
    }

    private static Index unique(String collection, String... keys) {
        return new Index(collection, List.of(keys), true);
    }
}
