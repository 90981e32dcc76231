package org.kangyang.core.integration;

import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * How often a job's command was begun and never ended. Kept in the database, since the attempts that matter are those
 * that took the process with them (DESIGN §6). A record lives only as long as its job is unfinished.
 */
@Component
public class CommandAttempts {

    private final MongoOperations mongo;

    CommandAttempts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Counts one more beginning; the first gives 1.
     *
     * @param what the job's type, for whoever reads the collection
     */
    public int begin(CommandKey key, String what) {
        Attempts counted = mongo.findAndModify(
                byKey(key),
                new Update().inc("count", 1).set("what", what),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Attempts.class);
        return counted == null ? 1 : counted.count();
    }

    /** The command has ended, one way or the other. */
    public void end(CommandKey key) {
        mongo.remove(byKey(key), Attempts.class);
    }

    private static Query byKey(CommandKey key) {
        return Query.query(Criteria.where("_id").is(key.value()));
    }

    @Document("commandAttempts")
    private record Attempts(
            @org.springframework.data.annotation.Id String key, int count) {}
}
