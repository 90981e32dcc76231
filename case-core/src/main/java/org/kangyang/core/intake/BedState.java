package org.kangyang.core.intake;

/** What a bed is up to. */
public enum BedState {
    FREE("空闲"),
    /** Held for somebody whose family has not answered yet. */
    OFFERED("已提供待答复"),
    OCCUPIED("已入住"),
    /** Not to be had: under repair, given up. */
    CLOSED("停用");

    private final String inChinese;

    BedState(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
