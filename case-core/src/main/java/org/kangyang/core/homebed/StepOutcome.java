package org.kangyang.core.homebed;

/** What came of a step; the models route on these words. */
public enum StepOutcome {
    /** Something is missing or contradictory: the same task again, saying what. */
    INCOMPLETE,
    PASSED,
    NOT_PASSED,
    RETROFIT_NEEDED,
    NOTHING_TO_RETROFIT,
    COMPLETE,
    CONSENTED,
    REFUSED,
    APPROVED,
    FAILED,
    MET,
    NOT_MET,
    ACTIVE,
    READY
}
