package org.kangyang.core.assessment;

/** Whether a fitness test can be rated. */
public enum FitnessTestOutcome {
    COMPLETE,
    INCOMPLETE
}
