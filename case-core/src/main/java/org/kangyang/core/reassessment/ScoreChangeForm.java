package org.kangyang.core.reassessment;

import org.jspecify.annotations.Nullable;

/**
 * The officer took note of a changed score, as the form sends it (R09).
 *
 * @param measure {@code FOLLOW_PLAN}, {@code VISIT}, {@code SPOT_CHECK} or {@code OTHER}
 * @param note free text, stored only
 */
public record ScoreChangeForm(
        @Nullable String measure, @Nullable String note) {}
