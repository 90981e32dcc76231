package org.kangyang.core.elder;

/** Sex as on the identity document; the senior fitness test's standards differ by it. */
public enum Sex {
    MALE,
    FEMALE
}
