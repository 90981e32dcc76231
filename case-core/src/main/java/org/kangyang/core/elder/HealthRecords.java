package org.kangyang.core.elder;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.CoreProperties;
import org.kangyang.core.integration.CareClock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Health records and the rule that a person has one open case (R26, DOMAIN §6).
 *
 * <p>A case is reserved on the person's record before it is stored, and released after it was closed; between the two
 * writes a crash may come. Nothing is repaired by guessing from the clock: whoever finds a reservation whose case does
 * not exist stores <em>that</em> case (ids are unique, so of many only one succeeds), and a reservation of a closed
 * case is replaced, guarded by its value. See {@code CaseOpening}.
 */
@Component
public class HealthRecords {

    public static final String COLLECTION = "healthRecords";

    private final MongoTemplate mongo;
    private final CareClock clock;
    private final RecordIds ids;

    HealthRecords(MongoTemplate mongo, CareClock clock, CoreProperties properties) {
        this.mongo = mongo;
        this.clock = clock;
        this.ids = new RecordIds(properties.identityKeyBytes());
    }

    /** Which record is this person's. */
    public String idOf(IdentityDocument document, String caseId) {
        return document.type() == DocumentType.UNKNOWN ? ids.ofUnknown(caseId) : ids.of(document);
    }

    /** Which household this is, without saying where it lives: the same for everybody at this address. */
    public String householdOf(Address address) {
        return ids.of(address);
    }

    public Optional<HealthRecord> find(String recordId) {
        return Optional.ofNullable(mongo.findById(recordId, HealthRecord.class, COLLECTION));
    }

    /** Reserves the person for a case unless another has them. Answers whose they are now. */
    public String reserve(String recordId, Elder elder, String caseId) {
        while (true) {
            Optional<HealthRecord> found = find(recordId);
            if (found.isEmpty() && inserted(recordId, elder, caseId)) {
                return caseId;
            }
            String holder = found.map(HealthRecord::openCaseId).orElse(null);
            if (holder != null) {
                return holder;
            }
            if (found.isPresent() && taken(recordId, null, elder, caseId)) {
                return caseId;
            }
        }
    }

    /** Replaces a reservation that means nothing any more. False where it had changed meanwhile. */
    public boolean replaceReservation(String recordId, String staleCaseId, Elder elder, String caseId) {
        return taken(recordId, staleCaseId, elder, caseId);
    }

    /** The person is free for another case; repeating it changes nothing. */
    public void release(String recordId, String caseId) {
        update(
                Filters.and(Filters.eq("_id", recordId), Filters.eq("openCaseId", caseId)),
                Updates.combine(Updates.unset("openCaseId"), updatedNow()));
    }

    /** What is known of the person was told anew. */
    public void tell(String recordId, Elder elder) {
        update(Filters.eq("_id", recordId), Updates.combine(Updates.set("elder", converted(elder)), updatedNow()));
    }

    /** The record of an unknown person points to the one they turned out to have, and is free. */
    public void markIdentified(String unknownRecordId, String recordId, String caseId) {
        update(
                Filters.eq("_id", unknownRecordId),
                Updates.combine(Updates.set("identifiedAs", recordId), updatedNow()));
        release(unknownRecordId, caseId);
    }

    private boolean inserted(String recordId, Elder elder, String caseId) {
        Instant now = now();
        try {
            mongo.insert(new HealthRecord(recordId, elder, List.of(caseId), caseId, null, now, now), COLLECTION);
            return true;
        } catch (DuplicateKeyException anotherWasFaster) {
            return false;
        }
    }

    private boolean taken(String recordId, @Nullable String from, Elder elder, String caseId) {
        return update(
                Filters.and(Filters.eq("_id", recordId), Filters.eq("openCaseId", from)),
                Updates.combine(
                        Updates.set("openCaseId", caseId),
                        Updates.addToSet("caseIds", caseId),
                        Updates.set("elder", converted(elder)),
                        updatedNow()));
    }

    private boolean update(Bson guard, Bson change) {
        return mongo.getCollection(COLLECTION).updateOne(guard, change).getMatchedCount() == 1;
    }

    private Bson updatedNow() {
        return Updates.set("updatedAt", Date.from(now()));
    }

    private Document converted(Elder elder) {
        Document document = new Document();
        mongo.getConverter().write(elder, document);
        return document;
    }

    private Instant now() {
        return clock.now();
    }
}
