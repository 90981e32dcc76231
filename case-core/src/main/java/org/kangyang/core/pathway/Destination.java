package org.kangyang.core.pathway;

/** Where T1 sends a patient (DOMAIN §7). */
public enum Destination {
    HOSPICE,
    HOSPITALISED,
    CARE_HOME,
    HOME_FOLLOW_UP,
    HOME_STABLE
}
