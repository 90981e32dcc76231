package org.kangyang.core.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the plan works out (R28).
 *
 * @param observedOn not in the future
 * @param section of the plan; null for the whole
 * @param progress what was done and seen, 1–2,000 characters
 * @param effect {@code IMPROVED}, {@code UNCHANGED} or {@code WORSE}
 * @param adjustPrescription whether the hospital is asked to adjust the prescription
 */
public record ProgressNote(
        @Nullable LocalDate observedOn,
        @Nullable PlanSection section,
        @Nullable String progress,
        @Nullable String effect,
        boolean adjustPrescription) {}
