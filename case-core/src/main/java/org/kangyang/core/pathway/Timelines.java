package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingNote;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The append-only timeline of cases, fed from the outboxes (DESIGN §3.9). */
@Component
public class Timelines {

    static final String COLLECTION = "timeline";

    private final MongoTemplate mongo;
    private final Outbox outbox;

    Timelines(MongoTemplate mongo, Outbox outbox) {
        this.mongo = mongo;
        this.outbox = outbox;
    }

    /**
     * Moves what waits in the outboxes onto the timeline; the relay calls it.
     *
     * @param limit how many documents of each collection to look into
     * @return how many entries were moved
     */
    public int deliverPending(int limit) {
        List<PendingNote> pending = outbox.pendingNotes(limit);
        for (PendingNote note : pending) {
            append(note);
            outbox.acknowledge(note);
        }
        return pending.size();
    }

    /** Oldest first; a cursor goes on where the page before ended. */
    public TimelinePage of(String caseId, @Nullable String cursor, int limit) {
        int size = CaseQueries.pageSize(limit);
        Bson ofCase = Filters.eq("caseId", caseId);
        Bson filter = cursor == null ? ofCase : Filters.and(ofCase, CaseQueries.after(Cursor.parse(cursor), "at"));
        List<TimelineItem> found = mongo.getCollection(COLLECTION)
                .find(filter)
                .sort(Sorts.ascending("at", "_id"))
                .limit(size + 1)
                .map(document -> mongo.getConverter().read(TimelineItem.class, document))
                .into(new ArrayList<>());
        List<TimelineItem> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() <= size
                ? null
                : new Cursor(page.getLast().at(), page.getLast().id()).text();
        return new TimelinePage(List.copyOf(page), next);
    }

    private void append(PendingNote pending) {
        var note = pending.note();
        var item = new TimelineItem(
                pending.id(), pending.caseId(), pending.at(), note.kind(), note.text(), note.actor(), note.facts());
        try {
            mongo.insert(item, COLLECTION);
        } catch (DuplicateKeyException deliveredBefore) {
            // the same entry under the same id: nothing to add
        }
    }
}
