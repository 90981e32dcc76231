package org.kangyang.workers.engine;

/** A refusal that the process models: it becomes the BPMN error of this code (DESIGN §3.4). */
public class ModelledRefusal extends RuntimeException {

    private final String errorCode;

    /**
     * @param errorCode the code that the model's error event catches
     * @param message what a person following the instance should read
     */
    public ModelledRefusal(String errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    String errorCode() {
        return errorCode;
    }
}
