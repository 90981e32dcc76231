package org.kangyang.core.assessment;

/** Whether a five-in-one assessment can be graded (R01, R02). */
public enum FiveInOneOutcome {
    COMPLETE,
    INCOMPLETE,
    UNTESTABLE,
    NOT_CERTIFIED
}
