package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The feedback to the family that a case waits for (R28).
 *
 * @param feedbackId {@code <caseId>-k1}, {@code -k2}, …
 * @param planId the plan that was in force when it fell due
 * @param processInstance which instance works on it; null until claimed
 */
public record OpenFeedback(
        String feedbackId,
        String planId,
        Instant openedAt,
        @Nullable String processInstance) {

    OpenFeedback claimedBy(String instance) {
        return new OpenFeedback(feedbackId, planId, openedAt, instance);
    }
}
