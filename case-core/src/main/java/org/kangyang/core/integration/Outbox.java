package org.kangyang.core.integration;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The relay's side of the outboxes in cases and assessments (DESIGN §3.2). Acknowledging or postponing changes neither
 * the revision that ETags show nor the time of the last change.
 */
@Component
public class Outbox {

    /**
     * Messages due for delivery, in order within a document: a message is only given when nothing older of its document
     * is still waiting, so a postponed one holds back those behind it. Documents that waited longest come first.
     */
    public List<PendingMessage> pendingMessages(int limit) {
        throw new UnsupportedOperationException();
    }

    /** Removes a delivered message; repeating it changes nothing. */
    public void acknowledge(PendingMessage message) {
        throw new UnsupportedOperationException();
    }

    /** Counts a vain attempt and holds the message back until then. */
    public void postpone(PendingMessage message, Instant until) {
        throw new UnsupportedOperationException();
    }
}
