package org.kangyang.core.integration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing the world must hear of, kept in the document whose change caused it until it is delivered (DESIGN §3.2).
 *
 * @param id {@code <document>:<revision>:<position>}: stable, and sorts in order within a document
 * @param lane messages and notes are delivered apart, so that an engine that is away holds no timeline back
 * @param at when it happened
 * @param dueAt not delivered before; later than {@code at} after a vain attempt
 */
record OutboxEntry(
        String id,
        Lane lane,
        Instant at,
        Instant dueAt,
        int attempts,
        @Nullable ProcessMessage message,
        @Nullable TimelineNote note) {

    enum Lane {
        MESSAGE,
        NOTE
    }

    /** @param ttlMillis of a published message; null for one to correlate */
    record ProcessMessage(
            PendingMessage.Kind kind,
            String name,
            String correlationKey,
            Map<String, Object> variables,
            @Nullable Long ttlMillis) {

        @Nullable
        Duration timeToLive() {
            return ttlMillis == null ? null : Duration.ofMillis(ttlMillis);
        }
    }

    boolean startsProcess() {
        return message != null && message.kind() == PendingMessage.Kind.CORRELATE;
    }

    @Nullable
    String messageName() {
        return message == null ? null : message.name();
    }

    boolean starts(MessageName name, Map<String, Object> variables) {
        return message != null
                && message.kind() == PendingMessage.Kind.CORRELATE
                && message.name().equals(name.modelName())
                && message.variables().equals(variables);
    }
}
