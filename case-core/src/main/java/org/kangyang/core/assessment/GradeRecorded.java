package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;

/**
 * @param colour null where contradictory: no colour then (R01)
 * @param composite S as text, e.g. {@code 85.2}; null where contradictory
 * @param problems empty where graded
 */
public record GradeRecorded(
        GradeOutcome outcome,
        @Nullable Colour colour,
        @Nullable String composite,
        List<String> problems) {}
