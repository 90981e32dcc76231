package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The append-only timeline of cases, fed from the outboxes (DESIGN §3.9). */
@Component
public class Timelines {

    /** Moves what waits in the outboxes onto the timeline; the relay calls it. Returns how many entries were moved. */
    public int deliverPending(int limit) {
        throw new UnsupportedOperationException();
    }

    public TimelinePage of(String caseId, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }
}
