package org.kangyang.workers.integration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when no round of the relay succeeded for a minute; names every message that the engine refuses. */
@Component
class OutboxHealthIndicator implements HealthIndicator {

    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final OutboxRelay relay;
    private final HeldBack heldBack;

    OutboxHealthIndicator(OutboxRelay relay, HeldBack heldBack) {
        this.relay = relay;
        this.heldBack = heldBack;
    }

    @Override
    public Health health() {
        boolean alive = relay.isRunning() && relay.secondsSinceLastPass() < SILENCE.toSeconds();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("lastRoundSecondsAgo", relay.secondsSinceLastPass());
        details.put("heldBack", heldBack.size());
        heldBack.refused()
                .forEach(message -> details.put(
                        "refused " + message.id(),
                        message.name() + " of " + message.documentId() + ", " + message.attempts() + " attempts: "
                                + message.reason()));
        if (relay.trouble() != null) {
            details.put("trouble", relay.trouble());
        }
        return (alive ? Health.up() : Health.down()).withDetails(details).build();
    }
}
