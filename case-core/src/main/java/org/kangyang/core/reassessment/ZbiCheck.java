package org.kangyang.core.reassessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;

/**
 * Whether the caregiver's interview is complete (R10).
 *
 * @param problems empty where it is
 * @param total 0–88; null where it is not
 * @param due of the task that mends it; counted anew
 */
public record ZbiCheck(List<String> problems, @Nullable Integer total, Due due) {}
