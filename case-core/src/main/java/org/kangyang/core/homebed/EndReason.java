package org.kangyang.core.homebed;

/** Why a way home ended. */
public enum EndReason {
    ACTIVATED("家庭养老床位启用"),
    RECHECK_NOT_PASSED("医院复查未达返家条件"),
    NOT_LISTED("颜色等级不在家庭养老床位范围内"),
    CONSENT_REFUSED("家属不同意改造"),
    NOT_APPROVED("街道未批准"),
    CONSENT_WITHDRAWN("家属撤回同意"),
    HOSPITALISED("老人住院"),
    CASE_CLOSED("个案结案");

    private final String inChinese;

    EndReason(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
