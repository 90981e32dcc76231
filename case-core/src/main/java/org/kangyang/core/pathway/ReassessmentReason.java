package org.kangyang.core.pathway;

/** Why somebody is assessed again (R07, R08). */
public enum ReassessmentReason {
    ROUTINE("定期复评"),
    FALL("跌倒后复评"),
    HOSPITALISATION("住院后复评"),
    MAJOR_ILLNESS("重大疾病后复评");

    private final String inChinese;

    ReassessmentReason(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
