package org.kangyang.core.assessment;

/** Result of the senior fitness test by fitness-level.dmn; the input sft of T1. */
public enum FitnessLevel {
    GOOD,
    LOW,
    UNABLE
}
