package org.kangyang.core.integration;

import java.time.Instant;

/**
 * A timeline note that waits in a document's outbox.
 *
 * @param caseId the case it belongs to: the document itself, or the one that the document names
 */
public record PendingNote(
        String collection, String documentId, String caseId, String id, Instant at, TimelineNote note) {}
