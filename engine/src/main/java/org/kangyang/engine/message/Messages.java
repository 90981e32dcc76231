package org.kangyang.engine.message;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages with Camunda 8's meaning. */
public interface Messages {

    /**
     * Publishes a message: it goes to one waiting instance of every process, starts processes, and stays for its time to
     * live for those that come to wait later; to each process once.
     *
     * @param correlationKey {@code null} or empty: only start events
     * @param timeToLive zero: not kept
     * @param messageId while a message of that id, name and key is kept, another is refused
     * @return the message's key
     * @throws MessageAlreadyPublished answered with 409
     */
    long publish(
            String name,
            @Nullable String correlationKey,
            Duration timeToLive,
            @Nullable String messageId,
            Map<String, Object> variables);

    /**
     * Delivers at once to what waits, or starts a process; nothing is kept.
     *
     * @throws MessageNotCorrelated when nothing waits: answered with 404
     */
    Correlated correlate(String name, @Nullable String correlationKey, Map<String, Object> variables);

    /** What a message reached first. */
    record Correlated(long messageKey, long processInstanceKey) {}

    /** Nothing waits for the message. */
    class MessageNotCorrelated extends RuntimeException {
        public MessageNotCorrelated(String message) {
            super(message);
        }
    }

    /** A message with this id is still kept. */
    class MessageAlreadyPublished extends RuntimeException {
        public MessageAlreadyPublished(String message) {
            super(message);
        }
    }
}
