package org.kangyang.core.homebed;

import org.jspecify.annotations.Nullable;

/**
 * What the care home did about missing staff, as its form sends it (R50, R51).
 *
 * @param measure {@code HIRED}, {@code TRAINED}, {@code REASSIGNED} or {@code OTHER}
 * @param note free text, stored only
 */
public record StaffingForm(
        @Nullable String measure, @Nullable String note) {}
