package org.kangyang.core.assessment;

/** What an assessment is made for. */
public enum AssessmentPurpose {
    /** Where somebody goes from the ward (T1); the origin is the referral. */
    DISCHARGE("出院评估"),
    /** Before somebody who applied directly gets a bed or a rank (R11). */
    APPLICATION("入住申请评估"),
    /** On admission to a care home (R05). */
    INTAKE("入住评估"),
    /** R07, R08. */
    REASSESSMENT("复评");

    private final String inChinese;

    AssessmentPurpose(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
