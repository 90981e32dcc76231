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
    /** Somebody asks to live at home: starts {@code home-bed-transfer}. */
    HOME_BED_REQUESTED,
    /** The family consented to a retrofit by the API: overtakes the task that would record it. */
    RETROFIT_CONSENT_GIVEN,
    /** The family withdrew: the way home ends, also in mid-works. */
    RETROFIT_CONSENT_WITHDRAWN,
    /** Somebody is to be assessed again (R07, R08): starts {@code reassessment}. */
    REASSESSMENT_DUE,
    /** A re-assessment is not needed any more: what runs for it ends. */
    REASSESSMENT_WITHDRAWN,
    /** The elder lies in hospital: what was under way for the case ends. */
    CASE_HOSPITALISED,
    /** R09, or a colour that changed: starts {@code health-plan} to rebuild the plan. */
    PLAN_REVISION_DUE,
    /** The family answered to a plan by the API: overtakes the task that would record it. */
    PLAN_CONSENT_GIVEN,
    /** The family is to hear how the plan works out (R28): starts {@code plan-feedback}. */
    FAMILY_FEEDBACK_DUE,
    /** A family applies for a care home: starts {@code care-pathway}. */
    CARE_HOME_APPLICATION_RECEIVED,
    /** A bed may be free: starts {@code bed-vacancy}. */
    BED_FREED,
    /** A bed is offered to somebody on the waiting list: starts {@code care-home-intake}. */
    BED_OFFERED,
    /** The family answered an offer through the API. */
    BED_OFFER_ANSWERED,
    /** An offer is void: the bed was closed, or the elder is no longer waiting. */
    BED_OFFER_WITHDRAWN,
    /** The case is over: starts {@code case-closure}. */
    CASE_CLOSURE_STARTED,
    /** The case is over: everything running for it ends. */
    CASE_CLOSED;

    /** As it stands in the models, such as {@code case-closed}. */
    public String modelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
