package org.kangyang.workers.integration;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.workers.engine.Backoff;
import org.springframework.stereotype.Component;

/**
 * Messages that could not be delivered, and how long each is left alone. Counted on the machine's clock and only in
 * memory: the application's clock may stand still in a test, and after a restart one try at once does no harm.
 */
@Component
class HeldBack {

    private static final Backoff NOBODY_WAITS = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** @param refused a person must mend it; otherwise somebody may come to wait for it */
    record Trouble(
            String documentId, String id, String name, int attempts, boolean refused, String reason, long untilNanos) {}

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    boolean isDue(PendingMessage message) {
        Trouble trouble = troubles.get(message.id());
        return trouble == null || System.nanoTime() - trouble.untilNanos() >= 0;
    }

    Trouble hold(PendingMessage message, boolean refused, String reason) {
        int attempts = message.attempts() + 1;
        Duration wait = (refused ? REFUSED : NOBODY_WAITS).after(attempts);
        Trouble trouble = new Trouble(
                message.documentId(),
                message.id(),
                message.name(),
                attempts,
                refused,
                reason,
                System.nanoTime() + wait.toNanos());
        troubles.put(message.id(), trouble);
        return trouble;
    }

    void release(PendingMessage message) {
        troubles.remove(message.id());
    }

    /** Forgets what is no longer pending, as when another relay delivered it. */
    void retain(Collection<String> pendingIds) {
        troubles.keySet().retainAll(pendingIds);
    }

    int size() {
        return troubles.size();
    }

    List<Trouble> refused() {
        return troubles.values().stream().filter(Trouble::refused).toList();
    }
}
