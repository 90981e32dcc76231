package org.kangyang.core.pathway;

/** Events that ask for an immediate re-assessment (R08). */
public enum CaseEventKind {
    FALL(ReassessmentReason.FALL, "跌倒"),
    HOSPITALISATION(ReassessmentReason.HOSPITALISATION, "住院"),
    MAJOR_ILLNESS(ReassessmentReason.MAJOR_ILLNESS, "重大疾病");

    private final ReassessmentReason reason;
    private final String inChinese;

    CaseEventKind(ReassessmentReason reason, String inChinese) {
        this.reason = reason;
        this.inChinese = inChinese;
    }

    ReassessmentReason reason() {
        return reason;
    }

    public String inChinese() {
        return inChinese;
    }
}
