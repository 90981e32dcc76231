package org.kangyang.core.pathway;

/** Why a case ends (DOMAIN §6). ENTERED_IN_ERROR is kept but out of every count. */
public enum ClosureReason {
    DEATH("去世"),
    WITHDRAWN("书面撤回"),
    MOVED("迁出"),
    RECOVERED("康复"),
    ENTERED_IN_ERROR("误录");

    private final String inChinese;

    ClosureReason(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
