package org.kangyang.core.homebed;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which households had their subsidy (R12: once per household): the first to ask has it, for ever. */
@Component
class RetrofitHouseholds {

    static final String COLLECTION = "retrofitHouseholds";

    private final MongoTemplate mongo;

    RetrofitHouseholds(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** True for the transfer that has the household's subsidy, however often it asks; false for every other. */
    boolean claim(String householdId, String transferId, Instant now) {
        Document entry = new Document("_id", householdId)
                .append("transferId", transferId)
                .append("claimedAt", Date.from(now));
        try {
            mongo.execute(COLLECTION, target -> target.insertOne(entry));
            return true;
        } catch (DuplicateKeyException taken) {
            Document holder = mongo.getCollection(COLLECTION)
                    .find(Filters.eq("_id", householdId))
                    .first();
            return holder != null && transferId.equals(holder.getString("transferId"));
        }
    }
}
