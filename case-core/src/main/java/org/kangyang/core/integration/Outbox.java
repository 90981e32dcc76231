package org.kangyang.core.integration;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.kangyang.core.integration.OutboxEntry.Lane;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The relay's side of the outboxes in cases and assessments (DESIGN §3.2). Acknowledging or postponing changes neither
 * the revision that ETags show nor the time of the last change.
 */
@Component
public class Outbox {

    /** Collections whose documents have an outbox. */
    public static final List<String> COLLECTIONS =
            List.of("cases", "assessments", "homeBedTransfers", "plans", "beds", "reassessments");

    private final MongoTemplate mongo;
    private final CareClock clock;

    Outbox(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * Messages due for delivery, in order within a document. A vain attempt ({@link #postpone}) holds back everything of
     * its document, so send a document's messages one after the other and stop at the first that fails.
     *
     * @param limit how many documents of each collection to look into
     */
    public List<PendingMessage> pendingMessages(int limit) {
        Instant now = clock.now();
        List<PendingMessage> pending = new ArrayList<>();
        for (String collection : COLLECTIONS) {
            for (Document document : waiting(collection, Lane.MESSAGE, now, limit)) {
                entries(document).stream()
                        .filter(entry -> entry.lane() == Lane.MESSAGE)
                        .takeWhile(entry -> !entry.dueAt().isAfter(now))
                        .forEach(entry -> pending.add(message(collection, document.getString("_id"), entry)));
            }
        }
        return pending;
    }

    /**
     * Notes for the timeline, in order within a document.
     *
     * @param limit how many documents of each collection to look into
     */
    public List<PendingNote> pendingNotes(int limit) {
        Instant now = clock.now();
        List<PendingNote> pending = new ArrayList<>();
        for (String collection : COLLECTIONS) {
            for (Document document : waiting(collection, Lane.NOTE, now, limit)) {
                for (OutboxEntry entry : entries(document)) {
                    TimelineNote note = entry.note();
                    if (note != null) {
                        String documentId = document.getString("_id");
                        String caseId = Objects.requireNonNullElse(document.getString("caseId"), documentId);
                        pending.add(new PendingNote(collection, documentId, caseId, entry.id(), entry.at(), note));
                    }
                }
            }
        }
        return pending;
    }

    /** Removes a delivered message; repeating it changes nothing. */
    public void acknowledge(PendingMessage message) {
        pull(message.collection(), message.documentId(), message.id());
    }

    /** Removes a delivered note; repeating it changes nothing. */
    public void acknowledge(PendingNote note) {
        pull(note.collection(), note.documentId(), note.id());
    }

    /** Counts a vain attempt, and holds it and every other message of its document back until then. */
    public void postpone(PendingMessage message, Instant until) {
        Bson own = Filters.eq("_id", message.documentId());
        mongo.getCollection(message.collection())
                .updateOne(
                        own,
                        Updates.combine(
                                Updates.inc("outbox.$[failed].attempts", 1),
                                Updates.set("outbox.$[held].dueAt", Date.from(until))),
                        new UpdateOptions()
                                .arrayFilters(List.of(
                                        Filters.eq("failed._id", message.id()),
                                        Filters.eq("held.lane", Lane.MESSAGE.name()))));
    }

    private void pull(String collection, String documentId, String entryId) {
        mongo.getCollection(collection)
                .updateOne(Filters.eq("_id", documentId), Updates.pull("outbox", new Document("_id", entryId)));
    }

    private List<Document> waiting(String collection, Lane lane, Instant now, int limit) {
        Bson due = Filters.elemMatch(
                "outbox", Filters.and(Filters.eq("lane", lane.name()), Filters.lte("dueAt", Date.from(now))));
        return mongo.getCollection(collection)
                .find(due)
                .projection(Projections.include("outbox", "caseId"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private List<OutboxEntry> entries(Document document) {
        return document.getList("outbox", Document.class, List.of()).stream()
                .map(entry -> mongo.getConverter().read(OutboxEntry.class, entry))
                .toList();
    }

    private static PendingMessage message(String collection, String documentId, OutboxEntry entry) {
        OutboxEntry.ProcessMessage message = entry.message();
        if (message == null) {
            throw new IllegalStateException(collection + "/" + documentId + ": outbox entry " + entry.id()
                    + " is in the message lane but holds none; repair the document");
        }
        return new PendingMessage(
                collection,
                documentId,
                entry.id(),
                message.kind(),
                message.name(),
                message.correlationKey(),
                message.variables(),
                message.timeToLive(),
                entry.attempts());
    }
}
