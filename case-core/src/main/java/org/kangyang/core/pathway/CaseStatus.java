package org.kangyang.core.pathway;

/** Where a case stands (DOMAIN §6). */
public enum CaseStatus {
    HOSPITAL_ASSESSMENT("出院评估"),
    HOSPITALISED("住院"),
    CARE_HOME_INTAKE("入住办理"),
    WAITLISTED("轮候"),
    PLANNING("制定方案"),
    CARE_HOME_STABLE("机构照护"),
    HOME_TRANSFER_REVIEW("返家审核"),
    RETROFIT("适老化改造"),
    HOME_STABLE("家庭养老床位"),
    HOME_FOLLOW_UP("居家随访"),
    HOSPICE("安宁疗护"),
    ESCALATED("病情恶化处置"),
    CLOSED("已结案");

    private final String inChinese;

    CaseStatus(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }

    public boolean open() {
        return this != CLOSED;
    }

    /** Whether somebody who has a care-home bed keeps it here [PD: also while in hospital, escalated, on the way home]. */
    public boolean keepsBed() {
        return switch (this) {
            case CARE_HOME_INTAKE,
                    PLANNING,
                    CARE_HOME_STABLE,
                    HOME_TRANSFER_REVIEW,
                    RETROFIT,
                    ESCALATED,
                    HOSPITALISED,
                    HOSPITAL_ASSESSMENT -> true;
            case WAITLISTED, HOME_STABLE, HOME_FOLLOW_UP, HOSPICE, CLOSED -> false;
        };
    }
}
