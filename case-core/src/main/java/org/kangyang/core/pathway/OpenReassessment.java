package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The re-assessment that a case waits for.
 *
 * @param reassessmentId {@code <caseId>-n1}, {@code -n2}, …
 * @param eventId the event of R08; null for {@link ReassessmentReason#ROUTINE}
 * @param since R08: when the event happened; R07: when the last assessment ceases to hold. Deadlines count from here
 * @param dueAt null until the process has looked the deadline up
 * @param processInstance which instance works on it; null until claimed
 */
public record OpenReassessment(
        String reassessmentId,
        ReassessmentReason reason,
        @Nullable String eventId,
        Instant openedAt,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable String processInstance) {

    /** The id of the assessment that this re-assessment makes. */
    String assessmentId() {
        return reassessmentId + "-a";
    }

    OpenReassessment claimedBy(String instance) {
        return new OpenReassessment(reassessmentId, reason, eventId, openedAt, since, dueAt, instance);
    }

    OpenReassessment dueAt(Instant due) {
        return new OpenReassessment(reassessmentId, reason, eventId, openedAt, since, due, processInstance);
    }
}
