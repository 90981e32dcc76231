package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.Outbox;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes ledger entries out of documents once their process instance has ended and 90 days passed (DESIGN §3.9): nobody
 * repeats those commands any more, and documents stay small over years. To be called daily. What belongs to a case ends
 * with the referral that caused it, or with the case; what was done to a bed, with the stay before the present one.
 */
@Component
public class LedgerPruning {

    static final Duration KEPT = Duration.ofDays(90);

    private static final String CLOSED_AT = "closure.closedAt";

    private final MongoTemplate mongo;
    private final CareClock clock;

    LedgerPruning(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Neither the revision nor the time of the last change moves. Returns how many documents became smaller. */
    public int prune() {
        Date cutoff = Date.from(clock.now().minus(KEPT));
        int smaller = 0;
        for (String collection : Outbox.COLLECTIONS) {
            for (Document document : withOldEntries(collection, cutoff)) {
                smaller += prune(collection, document, cutoff);
            }
        }
        return smaller;
    }

    private List<Document> withOldEntries(String collection, Date cutoff) {
        return mongo.getCollection(collection)
                .find(Filters.lte("commands.at", cutoff))
                .projection(Projections.include(
                        "caseId", "holdNo", "since", "episodes.referralId", "episodes.endedAt", CLOSED_AT))
                .into(new ArrayList<>());
    }

    private @Nullable Document caseOf(Document document) {
        String caseId = document.getString("caseId");
        return caseId == null
                ? document
                : mongo.getCollection(CaseStore.COLLECTION)
                        .find(Filters.eq("_id", caseId))
                        .projection(Projections.include("episodes.referralId", "episodes.endedAt", CLOSED_AT))
                        .first();
    }

    private static List<String> endedEpisodes(Document ofCase, Instant cutoff) {
        return ofCase.getList("episodes", Document.class, List.of()).stream()
                .filter(episode -> endedBefore(episode.getDate("endedAt"), cutoff))
                .map(episode -> episode.getString("referralId"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean endedBefore(@Nullable Date endedAt, Instant cutoff) {
        return endedAt != null && !endedAt.toInstant().isAfter(cutoff);
    }

    private int prune(String collection, Document document, Date cutoff) {
        Document old = old(document, cutoff);
        if (old == null) {
            return 0;
        }
        return (int) mongo.getCollection(collection)
                .updateOne(Filters.eq("_id", document.getString("_id")), Updates.pull("commands", old))
                .getModifiedCount();
    }

    /** Which entries may go; null for none. */
    private @Nullable Document old(Document document, Date cutoff) {
        Date since = document.getDate("since");
        if (document.containsKey("holdNo") && since != null) {
            return new Document("at", new Document("$lte", cutoff).append("$lt", since));
        }
        Document ofCase = caseOf(document);
        if (ofCase == null) {
            return null;
        }
        Document closure = ofCase.get("closure", Document.class);
        if (closure != null && endedBefore(closure.getDate("closedAt"), cutoff.toInstant())) {
            return new Document("at", new Document("$lte", cutoff));
        }
        List<String> ended = endedEpisodes(ofCase, cutoff.toInstant());
        return ended.isEmpty()
                ? null
                : new Document("at", new Document("$lte", cutoff)).append("episode", new Document("$in", ended));
    }
}
