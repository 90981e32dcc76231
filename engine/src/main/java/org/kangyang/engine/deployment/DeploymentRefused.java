package org.kangyang.engine.deployment;

/** Nothing was deployed; the message names file, element, reason and mend. Answered with 400. */
public class DeploymentRefused extends RuntimeException {

    public DeploymentRefused(String message) {
        super(message);
    }
}
