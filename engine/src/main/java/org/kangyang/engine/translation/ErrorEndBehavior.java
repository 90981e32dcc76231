package org.kangyang.engine.translation;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.bpmn.behavior.ErrorEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmScope;
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
        if (Thrown.by(execution, scope -> catching(scope, code)) == null) {
            throw unhandled(code, message);
        }
        return true;
    }

    private static Stream<PvmActivity> catching(PvmScope scope, String code) {
        return scope.getProperties().get(BpmnProperties.ERROR_EVENT_DEFINITIONS).stream()
                .filter(definition -> definition.catchesError(code))
                .map(definition -> scope.getProcessDefinition().findActivity(definition.getHandlerActivityId()));
    }

    private static ElementFailure unhandled(String code, @Nullable String message) {
        return new ElementFailure(
                ErrorType.UNHANDLED_ERROR_EVENT,
                "Expected to throw an error event with the code '" + code + "'"
                        + (message == null || message.isEmpty() ? "" : " with message '" + message + "'")
                        + ", but it was not caught. No error events are available in the scope.");
    }
}
