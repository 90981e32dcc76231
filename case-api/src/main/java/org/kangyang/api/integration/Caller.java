package org.kangyang.api.integration;

/** Who speaks to the API. Callers cannot be told apart yet: until the security issue it listens on loopback only. */
public final class Caller {
    /** The name that the case keeps for what came in through the API. */
    public static final String PLATFORM = "case-api";

    private Caller() {}
}
