package org.kangyang.core.plan;

/** Where a version of the plan stands. */
public enum PlanStage {
    DRAFT("起草"),
    CO_SIGNATURE("待医生会签"),
    CONSENT("待家属同意"),
    PUBLISHED("已发布"),
    /** A later version was published; kept, never overwritten. */
    REPLACED("已被新版替代"),
    /** Its case went to hospital or ended before it was published. */
    STOPPED("已停办");

    private final String inChinese;

    PlanStage(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }

    boolean underWay() {
        return this == DRAFT || this == CO_SIGNATURE || this == CONSENT;
    }
}
