package org.kangyang.core.pathway;

/** Why a plan is made. */
public enum PlanReason {
    ADMISSION("入住"),
    HOME_TRANSFER("返家"),
    /** R09, or a colour that changed: the plan in force no longer fits. */
    REVISION("评估结果变化"),
    /** R28: the hospital is asked to adjust the prescription. */
    PRESCRIPTION("调整处方");

    private final String inChinese;

    PlanReason(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
