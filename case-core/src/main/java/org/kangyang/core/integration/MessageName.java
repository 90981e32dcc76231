package org.kangyang.core.integration;

import java.util.Locale;

/** The messages that the domain sends to processes, named as the models name them; no model waits for another. */
public enum MessageName {
    /** A hospital refers somebody: starts {@code care-pathway}. */
    DISCHARGE_REFERRAL_RECEIVED,
    /** A completed assessment was corrected: starts {@code assessment-amendment}. */
    ASSESSMENT_AMENDED,
    /** A grade changed after the fact: what stands on the old one looks again. */
    GRADE_CHANGED,
    /** The case is over: everything running for it ends. */
    CASE_CLOSED;

    /** As it stands in the models, such as {@code case-closed}. */
    public String modelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
