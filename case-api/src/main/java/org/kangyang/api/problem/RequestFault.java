package org.kangyang.api.problem;

/**
 * What is wrong with the form of a request, for programs. What is wrong with its content is the domain's
 * {@link org.kangyang.core.integration.FaultCode}; the OpenAPI document lists both.
 */
public enum RequestFault {
    /** A header that the operation needs is missing. */
    HEADER_REQUIRED,
    HEADER_INVALID,
    /** The revision in If-Match is no longer the current one. */
    STALE,
    /** The idempotency key was used for another request. */
    KEY_REUSED,
    NO_BODY,
    NOT_JSON,
    /** Control characters or half a character. */
    UNREADABLE_TEXT,
    /** A value that cannot be read for another reason than its type. */
    WRONG_VALUE,
    BAD_QUERY,
    UNKNOWN_PARAMETER,
    EMPTY_PARAMETER,
    REPEATED_PARAMETER
}
