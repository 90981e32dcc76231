package org.kangyang.core.reassessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.ReassessmentReason;

/**
 * A re-assessment as readers see it.
 *
 * @param since when the deadline began to count
 * @param previous S before, in tenths; null until compared, and for a first assessment
 * @param current S now, in tenths; null until compared
 * @param zbi the caregiver's burden, 0–88; null where nobody was asked
 * @param acknowledgedAt when the officer took note (R09)
 */
public record ReassessmentView(
        String reassessmentId,
        String caseId,
        ReassessmentReason reason,
        @Nullable String eventId,
        Instant since,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Integer previous,
        @Nullable Integer current,
        @Nullable Colour previousColour,
        @Nullable Colour colour,
        @Nullable ReassessmentOutcome outcome,
        @Nullable Integer zbi,
        @Nullable RespiteEntitlement respite,
        @Nullable Instant acknowledgedAt) {}
