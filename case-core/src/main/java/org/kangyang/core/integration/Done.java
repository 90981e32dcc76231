package org.kangyang.core.integration;

/** The outcome of a command that answers nothing. */
public record Done(boolean done) {

    public static final Done DONE = new Done(true);
}
