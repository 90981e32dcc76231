package org.kangyang.core.pathway;

/** Where a case's next re-assessment stands (DOMAIN §6). */
public enum ReassessmentFlag {
    /** The last assessment holds, and no event asks for another. */
    NONE,
    /** Put to the assessor: by the notice of R07 or by an event of R08. */
    DUE,
    /** The due time has passed. */
    OVERDUE,
    /** The assessor has recorded the five scores; the grade is not there yet. */
    IN_PROGRESS
}
