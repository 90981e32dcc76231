package org.kangyang.core.pathway;

/** Whether the case's plan still fits (DOMAIN §6). */
public enum PlanFlag {
    /** No plan was published yet. */
    NONE,
    CURRENT,
    /** R09, or a colour that changed: it must be rebuilt. */
    REVISION_DUE
}
