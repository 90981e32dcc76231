package org.kangyang.core.pathway;

/** How the offer of a bed ended. */
public enum OfferOutcome {
    ACCEPTED,
    DECLINED,
    /** Nobody answered in time. */
    EXPIRED,
    /** The bed was closed, or the elder is no longer waiting. */
    WITHDRAWN,
    /** Staff completed the task without saying what the family answered: it comes again. */
    UNANSWERED
}
