package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The senior fitness test as its form sends it, unchecked: whatever is missing or out of range comes back as a sentence.
 *
 * @param performable {@code yes} or {@code no}
 * @param notPerformableReason {@code BEDRIDDEN}, {@code UNSAFE}, {@code REFUSED} or {@code OTHER}
 * @param chairStand count in 30 s, 0–60
 * @param armCurl count in 30 s, 0–80
 * @param sixMinuteWalkMetres 0–1200; either this or {@code twoMinuteStep}
 * @param twoMinuteStep steps, 0–250
 * @param upAndGoSeconds 0.1–180.0
 * @param sitAndReachCm recorded only, -60–60
 * @param backScratchCm recorded only, -60–60
 * @param testDate not in the future
 */
public record FitnessTestForm(
        @Nullable String performable,
        @Nullable String notPerformableReason,
        @Nullable Integer chairStand,
        @Nullable Integer armCurl,
        @Nullable BigDecimal sixMinuteWalkMetres,
        @Nullable Integer twoMinuteStep,
        @Nullable BigDecimal upAndGoSeconds,
        @Nullable BigDecimal sitAndReachCm,
        @Nullable BigDecimal backScratchCm,
        @Nullable LocalDate testDate) {}
