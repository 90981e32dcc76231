package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * T1's result takes effect on the case.
 *
 * @param bedType for CARE_HOME
 * @param reviewWithinDays for HOSPITALISED: calendar days from today until the review
 */
public record ApplyDestination(
        String caseId,
        String referralId,
        Destination destination,
        @Nullable BedType bedType,
        @Nullable Integer reviewWithinDays) {}
