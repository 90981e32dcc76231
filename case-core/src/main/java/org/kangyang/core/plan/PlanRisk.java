package org.kangyang.core.plan;

/** What plan-risks.dmn finds in an assessment. */
public enum PlanRisk {
    FALLS("跌倒"),
    PRESSURE_INJURY("压力性损伤"),
    MALNUTRITION("营养不良"),
    COGNITION("认知障碍"),
    CAREGIVER_BURDEN("照护者负担");

    private final String inChinese;

    PlanRisk(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
