package org.kangyang.core.pathway;

/** Why a case ends (DOMAIN §6). ENTERED_IN_ERROR is kept but out of every count. */
public enum ClosureReason {
    DEATH,
    WITHDRAWN,
    MOVED,
    RECOVERED,
    ENTERED_IN_ERROR
}
