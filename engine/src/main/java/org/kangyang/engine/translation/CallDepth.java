package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** How deep processes call each other: one that calls itself would do so until the store is full. */
final class CallDepth {

    /** Process instances from the first to the one that calls, as many as Camunda 8 takes by default. */
    static final int MOST = 1_000;

    private CallDepth() {}

    /** Fails where the instance of {@code execution} is the last that is allowed. */
    static void check(String elementId, ExecutionEntity execution) {
        int depth = 0;
        @Nullable ExecutionEntity calling = execution;
        while (calling != null) {
            depth++;
            calling = calling.getProcessInstance().getSuperExecution();
        }
        if (depth >= MOST) {
            throw new ElementFailure(
                    ErrorType.CALLED_ELEMENT_ERROR,
                    "The call activity '" + elementId + "' would begin a process instance below " + depth
                            + " others, and at most " + MOST + " call each other: does the process call itself?");
        }
    }
}
