package org.kangyang.core.integration;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process message that waits in a document's outbox (DESIGN §3.2).
 *
 * @param collection collection of the document that holds it
 * @param documentId that document
 * @param id stable id; the {@code messageId} of a published message
 * @param kind how it is sent
 * @param name the message's name
 * @param correlationKey its correlation key
 * @param variables what it carries: references and routing facts only
 * @param timeToLive for a published message; null for a correlated one
 * @param attempts how often it was tried in vain
 */
public record PendingMessage(
        String collection,
        String documentId,
        String id,
        Kind kind,
        String name,
        String correlationKey,
        Map<String, Object> variables,
        @Nullable Duration timeToLive,
        int attempts) {

    /** The two ways of sending a message to the engine. */
    public enum Kind {
        /** Starts a process: sent by correlation, tried again while the engine answers 404. */
        CORRELATE,
        /** Reaches a waiting instance: published with a time to live and its id. */
        PUBLISH
    }
}
