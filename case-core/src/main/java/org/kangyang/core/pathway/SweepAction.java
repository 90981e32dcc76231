package org.kangyang.core.pathway;

/** What the daily sweep does for a case. */
public enum SweepAction {
    /** R07: the next assessment is put to the assessor. */
    REASSESSMENT_OPENED,
    /** R07, R08: the due time has passed. */
    REASSESSMENT_OVERDUE,
    /** R28: staff are asked to tell the family how the plan works out. */
    FEEDBACK_OPENED,
    /** T1 row 2: the patient kept in hospital is assessed anew. */
    HOSPITAL_REVIEW
}
