package org.kangyang.core.integration;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A command that took effect on this document, and what was answered (DESIGN §3.1).
 *
 * @param episode the referral whose process instance caused it; the entry may go once that has ended and 90 days passed
 * @param outcome references and routing facts, never personal values (DESIGN §7)
 */
record RecordedCommand(
        String key,
        @Nullable String fingerprint,
        Instant at,
        @Nullable String episode,
        Document outcome) {}
