package org.kangyang.core.assessment;

/** Whether the physician's cognition level agrees with the table's. */
public enum GradeOutcome {
    GRADED,
    CONTRADICTORY
}
