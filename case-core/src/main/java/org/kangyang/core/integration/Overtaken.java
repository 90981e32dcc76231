package org.kangyang.core.integration;

/**
 * What a step works on is over: closed, withdrawn, taken to hospital, replaced. A worker's job ends with the BPMN error of
 * this {@link #code()}, which the process catches; the API answers 409.
 */
public abstract class Overtaken extends Refusal {

    protected Overtaken(String code, String message) {
        super(code, message);
    }
}
