package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.kangyang.core.integration.CareClock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Numbers that staff say aloud: {@code KY-2026-000123}. Unique, counted per year of the referral; a number is lost where
 * the referral fails after drawing it, so gaps mean nothing.
 */
@Component
class CaseNumbers {

    private static final String COLLECTION = "counters";

    private final MongoTemplate mongo;
    private final CareClock clock;

    CaseNumbers(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    String next() {
        int year = clock.today().getYear();
        return String.format(Locale.ROOT, "KY-%d-%06d", year, increment("case-number-" + year));
    }

    private long increment(String counter) {
        try {
            return incremented(counter);
        } catch (DuplicateKeyException createdByAnother) {
            return incremented(counter);
        }
    }

    private long incremented(String counter) {
        Document after = Objects.requireNonNull(mongo.execute(
                COLLECTION,
                counters -> counters.findOneAndUpdate(
                        Filters.eq("_id", counter),
                        Updates.inc("value", 1L),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
        return after.get("value", Number.class).longValue();
    }
}
