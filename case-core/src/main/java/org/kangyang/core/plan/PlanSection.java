package org.kangyang.core.plan;

/** The five sections that every plan has (R27). */
public enum PlanSection {
    ASSESSMENT("定期评估"),
    MEDICATION("治疗与用药"),
    NUTRITION("营养"),
    EXERCISE("运动"),
    LIFESTYLE("生活方式");

    private final String inChinese;

    PlanSection(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
