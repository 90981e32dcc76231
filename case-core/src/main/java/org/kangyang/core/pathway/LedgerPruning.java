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
 * repeats those commands any more, and documents stay small over years. To be called daily.
 */
@Component
public class LedgerPruning {

    static final Duration KEPT = Duration.ofDays(90);

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
                List<String> ended = endedEpisodes(document, cutoff.toInstant());
                smaller += ended.isEmpty() ? 0 : prune(collection, document, ended, cutoff);
            }
        }
        return smaller;
    }

    private List<Document> withOldEntries(String collection, Date cutoff) {
        return mongo.getCollection(collection)
                .find(Filters.lte("commands.at", cutoff))
                .projection(Projections.include("caseId", "episodes.referralId", "episodes.endedAt"))
                .into(new ArrayList<>());
    }

    private List<String> endedEpisodes(Document document, Instant cutoff) {
        String caseId = document.getString("caseId");
        Document ofCase = caseId == null
                ? document
                : mongo.getCollection(CaseStore.COLLECTION)
                        .find(Filters.eq("_id", caseId))
                        .projection(Projections.include("episodes.referralId", "episodes.endedAt"))
                        .first();
        if (ofCase == null) {
            return List.of();
        }
        return ofCase.getList("episodes", Document.class, List.of()).stream()
                .filter(episode -> endedBefore(episode.getDate("endedAt"), cutoff))
                .map(episode -> episode.getString("referralId"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean endedBefore(@Nullable Date endedAt, Instant cutoff) {
        return endedAt != null && !endedAt.toInstant().isAfter(cutoff);
    }

    private int prune(String collection, Document document, List<String> ended, Date cutoff) {
        Document old = new Document("at", new Document("$lte", cutoff)).append("episode", new Document("$in", ended));
        return (int) mongo.getCollection(collection)
                .updateOne(Filters.eq("_id", document.getString("_id")), Updates.pull("commands", old))
                .getModifiedCount();
    }
}
