package org.kangyang.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a version begins with that is made because the hospital is asked to adjust the prescription (R28).
 *
 * @param request what was asked for, in words; null where nobody wrote it down
 * @param prescription what the physician had ordered
 * @param content of the version in force: it is changed, not drafted anew
 */
public record Adjustment(@Nullable String request, @Nullable String prescription, PlanContent content) {}
