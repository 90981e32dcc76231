package org.kangyang.core.homebed;

/** Answers of retrofit-eligibility.dmn (T4). */
public enum RetrofitEligibility {
    NOT_ELIGIBLE,
    HOLD,
    ELIGIBLE,
    PAY
}
