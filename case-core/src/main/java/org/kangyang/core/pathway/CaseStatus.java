package org.kangyang.core.pathway;

/** Where a case stands (DOMAIN §6). */
public enum CaseStatus {
    HOSPITAL_ASSESSMENT,
    HOSPITALISED,
    CARE_HOME_INTAKE,
    WAITLISTED,
    PLANNING,
    CARE_HOME_STABLE,
    HOME_TRANSFER_REVIEW,
    RETROFIT,
    HOME_STABLE,
    HOME_FOLLOW_UP,
    HOSPICE,
    ESCALATED,
    CLOSED
}
