package org.kangyang.core.pathway;

/** Severity by the only grade that decides (R03): self-caring, mild, moderate, severe disability. */
public enum Colour {
    GREEN,
    YELLOW,
    ORANGE,
    RED
}
