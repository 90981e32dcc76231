package org.kangyang.core.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;

/**
 * @param colour null where contradictory: no colour then (R01)
 * @param composite S in tenths; null where contradictory
 * @param problems empty where graded
 */
public record GradeRecorded(
        GradeOutcome outcome,
        @Nullable Colour colour,
        @Nullable Integer composite,
        List<String> problems) {}
