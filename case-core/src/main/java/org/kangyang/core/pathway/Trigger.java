package org.kangyang.core.pathway;

/** What moves a case (DOMAIN §6); one name for each target where a trigger of the table has several. */
public enum Trigger {
    DISCHARGE_REFERRAL("出院转介"),
    DIRECT_APPLICATION_BED_FREE("直接申请，有床位"),
    DIRECT_APPLICATION_NO_BED("直接申请，无床位"),
    T1_HOSPITALISED("去向：继续住院"),
    T1_CARE_HOME_BED_FREE("去向：养老机构，有床位"),
    T1_CARE_HOME_NO_BED("去向：养老机构，无床位"),
    T1_HOME_FOLLOW_UP("去向：居家随访"),
    T1_HOSPICE("去向：安宁疗护"),
    T1_HOME_STABLE("去向：返回家庭养老床位"),
    OFFER_ACCEPTED("接受床位"),
    INTAKE_COMPLETE("入住评估完成"),
    PLAN_SIGNED("方案签署"),
    HOME_TRANSFER_REQUESTED("申请返家"),
    HOME_TRANSFER_APPROVED("返家批准，需改造"),
    HOME_READY("返家条件具备"),
    HOME_TRANSFER_REFUSED("返家未获批准"),
    HOME_TRANSFER_REFUSED_AT_HOME("返家未获批准，继续居家随访"),
    RETROFIT_ACCEPTED("改造验收通过"),
    RETROFIT_FAILED("改造验收未通过"),
    RETROFIT_CONSENT_WITHDRAWN("撤回改造同意"),
    RETROFIT_CONSENT_WITHDRAWN_AT_HOME("撤回改造同意，继续居家随访"),
    DETERIORATION("病情恶化"),
    HOSPITALISATION("住院"),
    ESCALATION_RESOLVED("病情恶化处置完成"),
    T3_HOSPITALISED("病情恶化转住院"),
    TREATMENT_COMPLETE("治疗结束"),
    HOSPITAL_REVIEW_DUE("住院复核到期"),
    HOME_CARE_INSUFFICIENT_BED_FREE("居家照护不足，有床位"),
    HOME_CARE_INSUFFICIENT_NO_BED("居家照护不足，无床位"),
    CLOSE("结案");

    private final String inChinese;

    Trigger(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
