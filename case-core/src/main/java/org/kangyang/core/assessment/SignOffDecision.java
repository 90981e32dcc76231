package org.kangyang.core.assessment;

/** What the physician decided. */
public enum SignOffDecision {
    APPROVED,
    RETURNED
}
