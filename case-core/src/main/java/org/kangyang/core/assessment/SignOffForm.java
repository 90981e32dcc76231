package org.kangyang.core.assessment;

import org.jspecify.annotations.Nullable;

/**
 * The discharge sign-off as its form sends it.
 *
 * @param decision {@code APPROVED} or {@code RETURNED}
 * @param returnReason required where RETURNED
 * @param palliative {@code yes} or {@code no}; with {@code stable} and {@code homeSupport} required where APPROVED
 * @param homeBedRecheck {@code yes} or {@code no}, asked where a home bed is in force (T1 row 0); unanswered counts as no
 * @param note free text, stored only
 */
public record SignOffForm(
        @Nullable String decision,
        @Nullable String returnReason,
        @Nullable String palliative,
        @Nullable String stable,
        @Nullable String homeSupport,
        @Nullable String homeBedRecheck,
        @Nullable String note) {}
