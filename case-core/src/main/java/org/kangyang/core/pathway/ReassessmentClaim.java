package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;

/**
 * Whether an instance has a re-assessment, and what it is.
 *
 * @param open null unless claimed, as are {@code card} and {@code groups}
 * @param caregiver whether somebody of the family cares for the elder at home, so that their burden counts (R10)
 */
public record ReassessmentClaim(
        boolean claimed,
        @Nullable OpenReassessment open,
        @Nullable Card card,
        @Nullable Groups groups,
        boolean caregiver) {}
