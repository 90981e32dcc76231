package org.kangyang.core.homebed;

/** Where a way home stands; the case's own status is coarser (DOMAIN §6). */
public enum TransferStage {
    RECHECK("医院复查"),
    SURVEY("入户勘察"),
    PROPOSAL("改造方案"),
    CONSENT("家属意见"),
    APPROVAL("街道审批"),
    WORKS("改造施工"),
    INSPECTION("改造验收"),
    REPAIR("整改"),
    DEVICES("设备登记"),
    STAFFING("人员配备"),
    CAREGIVER("照护者支持"),
    ACTIVATION("启用"),
    ACTIVE("已启用"),
    REFUSED("未获批准"),
    WITHDRAWN("已撤回"),
    STOPPED("已终止");

    private final String inChinese;

    TransferStage(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }

    /** Nothing more is done. */
    public boolean ended() {
        return compareTo(ACTIVE) >= 0;
    }
}
