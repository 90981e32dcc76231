package org.kangyang.engine.feel;

/** An expression cannot be parsed or evaluated; the message shows it. */
public class FeelFailure extends RuntimeException {

    public FeelFailure(String message) {
        super(message);
    }
}
