package org.kangyang.core.elder;

/** Schooling, which sets the MMSE's cut (DOMAIN §5). */
public enum Education {
    ILLITERATE,
    PRIMARY,
    SECONDARY,
    UNKNOWN
}
