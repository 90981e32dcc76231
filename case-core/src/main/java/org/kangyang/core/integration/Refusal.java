package org.kangyang.core.integration;

/**
 * The domain says no, and why. Its message is for people, its {@link #code()} for programs. Never a passing fault:
 * repeating the same command against the same state is refused again.
 */
public abstract class Refusal extends RuntimeException {

    private final String code;

    protected Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable kebab-case name of the kind of refusal, e.g. {@code open-case-exists}. */
    public String code() {
        return code;
    }
}
