package org.kangyang.api.integration;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The first answer given to an idempotency key, or the mark that it is being worked on (DESIGN §3.1). The effect itself
 * is guarded by the command ledger in the case; this record only lets the same bytes be answered again.
 *
 * @param key the client's key
 * @param fingerprint SHA-256 of method, path and body
 * @param attempt who holds the key while {@code answer} is null; another attempt may take over after {@code lockedUntil}
 * @param expiresAt when the record may be swept away
 */
@Document("idempotencyKeys")
record IdempotencyRecord(
        @Id String key,
        String fingerprint,
        String attempt,
        Instant lockedUntil,
        @Nullable Answer answer,
        Instant expiresAt) {

    /** Status, headers worth repeating, and body of the first answer; holds no personal data. */
    record Answer(int status, Map<String, String> headers, String body) {}
}
