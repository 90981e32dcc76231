package org.kangyang.core.integration;

/** What is wrong with a field, for programs: stable names that say the kind of fault, whatever the field. */
public enum FaultCode {
    /** Nothing stands where something must. */
    REQUIRED,
    /** Something stands where nothing may, given the other fields. */
    NOT_ALLOWED,
    TOO_LONG,
    /** More entries than anybody needs. */
    TOO_MANY,
    /** Not written as such a value is: a document number with a wrong check digit, a phone, a code. */
    BAD_FORMAT,
    /** None of the values that there are. */
    UNKNOWN_VALUE,
    /** No such field or item. */
    UNKNOWN_FIELD,
    WRONG_TYPE,
    OUT_OF_RANGE,
    IN_FUTURE,
    IN_PAST,
    /** Well written, but of no hospital, care home or sub-district that was imported. */
    NOT_REGISTERED,
    /** Two fields contradict each other: sex and citizen id, the days of a certificate. */
    CONTRADICTORY,
    /** A correction that corrects nothing. */
    UNCHANGED,
    /** A correction after which the assessment would have no colour (R01). */
    NOT_GRADABLE,
    /** Closed as RECOVERED without two consecutive GREEN grades (DOMAIN §6). */
    NOT_RECOVERED
}
