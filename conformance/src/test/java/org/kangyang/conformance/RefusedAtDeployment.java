package org.kangyang.conformance;

/** The engine under test does not take the model; it said why. */
final class RefusedAtDeployment extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedAtDeployment(String detail) {
        super(detail);
    }
}
