package org.kangyang.core.pathway;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case.
 *
 * @param id the outbox entry's id
 * @param kind kebab-case, e.g. {@code referral-accepted}
 * @param text one Chinese sentence without personal data
 * @param actor user id, or null where a process did it
 * @param facts references and routing facts
 */
public record TimelineItem(
        String id,
        String caseId,
        Instant at,
        String kind,
        String text,
        @Nullable String actor,
        Map<String, String> facts) {}
