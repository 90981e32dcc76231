package org.kangyang.engine.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker's "throw error" for a job. */
public interface JobErrors {

    /**
     * Throws a BPMN error from the job's element; the catching event gets the variables. Where nothing catches it, the job
     * is left without retries and an UNHANDLED_ERROR_EVENT incident tells so (resolving it makes the job available again).
     */
    void throwError(
            String externalTaskId, String errorCode, @Nullable String errorMessage, Map<String, Object> variables);
}
