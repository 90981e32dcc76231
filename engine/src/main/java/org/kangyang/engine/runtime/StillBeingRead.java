package org.kangyang.engine.runtime;

/**
 * A definition without an id came out of Operaton's cache. It happened once, seconds after an engine that was killed had
 * started again with much to do; how is not known. Nothing was done yet, and a moment later the definition is whole.
 */
public final class StillBeingRead extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StillBeingRead(String processId) {
        super("The process '" + processId + "' is still being read; it is tried again");
    }

    /** Whether this is among the causes. */
    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StillBeingRead) {
                return true;
            }
        }
        return false;
    }
}
