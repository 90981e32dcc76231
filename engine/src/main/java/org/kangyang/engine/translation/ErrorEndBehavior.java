package org.kangyang.engine.translation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnExceptionHandler;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An error end event; an error that nothing catches is an incident, not a silent end. */
final class ErrorEndBehavior extends ErrorEndEventActivityBehavior {

    private final String elementId;
    private final Expr code;
    private final Evaluation evaluation;

    ErrorEndBehavior(String elementId, Expr code, Feel feel) {
        super(code.text(), null);
        this.elementId = elementId;
        this.code = code;
        this.evaluation = new Evaluation(feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        String thrown = evaluation.text(code, execution, "Error code of '" + elementId + "'");
        Payload.throwing(Map.of(), () -> propagate(thrown, null, execution));
    }

    /** Throws an error from an element; fails with UNHANDLED_ERROR_EVENT where nothing catches it. */
    static boolean propagate(String code, @Nullable String message, ActivityExecution execution) {
        try {
            BpmnExceptionHandler.propagateError(code, message, null, execution);
            return true;
        } catch (ProcessEngineException e) {
            throw isUnhandled(e) ? unhandled(code, message, e) : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Operaton tells an uncaught error only by its message. */
    private static boolean isUnhandled(ProcessEngineException e) {
        return String.valueOf(e.getMessage()).contains("no error handler was defined");
    }

    private static ElementFailure unhandled(String code, @Nullable String message, Throwable cause) {
        return new ElementFailure(
                ErrorType.UNHANDLED_ERROR_EVENT,
                "Expected to throw an error event with the code '" + code + "'"
                        + (message == null || message.isEmpty() ? "" : " with message '" + message + "'")
                        + ", but it was not caught. No error events are available in the scope.",
                cause);
    }
}
