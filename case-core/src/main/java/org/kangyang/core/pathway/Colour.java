package org.kangyang.core.pathway;

/** In ascending severity, by the only grade that decides (R03): self-caring, mild, moderate, severe disability. */
public enum Colour {
    GREEN("绿（自理）"),
    YELLOW("黄（轻度失能）"),
    ORANGE("橙（中度失能）"),
    RED("红（重度失能）");

    private final String inChinese;

    Colour(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
