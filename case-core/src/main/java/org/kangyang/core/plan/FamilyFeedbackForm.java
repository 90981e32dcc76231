package org.kangyang.core.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the family was told about the plan, and what it said (R28), as the form holds it.
 *
 * @param givenOn not in the future
 * @param channel {@code VISIT}, {@code PHONE}, {@code VIDEO} or {@code MESSAGE}
 * @param toldTo {@code ELDER}, {@code GUARDIAN} or {@code FAMILY}
 * @param progress towards the goals of each section
 * @param effect {@code IMPROVED}, {@code UNCHANGED} or {@code WORSE}
 * @param wishes of the family
 * @param adjustPrescription {@code yes} where the hospital is asked to adjust the prescription, {@code no}
 * @param adjustment what is to be adjusted; required where asked
 */
public record FamilyFeedbackForm(
        @Nullable LocalDate givenOn,
        @Nullable String channel,
        @Nullable String toldTo,
        @Nullable Progress progress,
        @Nullable String effect,
        @Nullable String wishes,
        @Nullable String adjustPrescription,
        @Nullable String adjustment) {

    /** In words, at most 1,000 characters each. */
    public record Progress(
            @Nullable String assessment,
            @Nullable String medication,
            @Nullable String nutrition,
            @Nullable String exercise,
            @Nullable String lifestyle) {

        @Nullable
        String of(PlanSection section) {
            return switch (section) {
                case ASSESSMENT -> assessment;
                case MEDICATION -> medication;
                case NUTRITION -> nutrition;
                case EXERCISE -> exercise;
                case LIFESTYLE -> lifestyle;
            };
        }
    }

    public boolean asksForAdjustment() {
        return "yes".equals(adjustPrescription);
    }
}
