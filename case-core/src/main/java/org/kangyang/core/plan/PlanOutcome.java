package org.kangyang.core.plan;

/** What a step of a plan came to; gateways route on it. */
public enum PlanOutcome {
    /** Nothing is missing. */
    COMPLETE,
    /** Something is missing or contradictory: the same task comes again. */
    INCOMPLETE,
    SIGNED,
    /** The physician wants it changed. */
    RETURNED,
    CONSENTED,
    /** The family wants it changed. */
    REFUSED
}
