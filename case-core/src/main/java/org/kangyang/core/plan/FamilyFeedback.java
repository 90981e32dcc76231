package org.kangyang.core.plan;

import java.time.Instant;

/**
 * One feedback to the family as it was recorded (R28).
 *
 * @param by who gave it
 * @param complete false where something was missing and it was recorded again
 */
public record FamilyFeedback(String feedbackId, FamilyFeedbackForm form, String by, Instant at, boolean complete) {

    FamilyFeedback completed() {
        return new FamilyFeedback(feedbackId, form, by, at, true);
    }
}
