package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that befell the elder, as it was reported (R08).
 *
 * @param eventId the reporter's, once per case
 * @param details what happened, in words; stays on the case
 * @param source who reports, e.g. a platform or a device
 * @param reassessmentId the re-assessment that it led to or that covers it; null where none is needed
 */
public record CaseEvent(
        String eventId,
        CaseEventKind kind,
        Instant occurredAt,
        @Nullable String details,
        String source,
        String recordedBy,
        Instant recordedAt,
        @Nullable String reassessmentId) {

    boolean sameAs(CaseEvent other) {
        return kind == other.kind
                && occurredAt.equals(other.occurredAt)
                && java.util.Objects.equals(details, other.details)
                && source.equals(other.source);
    }

    CaseEvent coveredBy(@Nullable String reassessment) {
        return new CaseEvent(eventId, kind, occurredAt, details, source, recordedBy, recordedAt, reassessment);
    }
}
