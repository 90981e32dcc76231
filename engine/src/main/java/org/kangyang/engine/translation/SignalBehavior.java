package org.kangyang.engine.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Broadcasts a signal, in passing or at an end, with the variables that its input mappings made. */
final class SignalBehavior extends AbstractBpmnActivityBehavior {

    private final ElementModel model;
    private final Expr name;
    private final Evaluation evaluation;

    SignalBehavior(ElementModel model, Expr name, Feel feel) {
        this.model = model;
        this.name = name;
        this.evaluation = new Evaluation(feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        String signal = evaluation.text(name, execution, "Signal name of '" + model.id() + "'");
        Map<String, Object> variables = new LinkedHashMap<>();
        if (!model.inputs().isEmpty()) {
            variables.putAll(execution.getVariablesLocal());
            variables.keySet().removeIf(v -> v.startsWith("__"));
        }
        Signals.broadcast(signal, variables, Context.getCommandContext());
        ExecutionEntity thrower =
                Objects.requireNonNullElse(((ExecutionEntity) execution).getReplacedBy(), (ExecutionEntity) execution);
        if (!thrower.isEnded() && !thrower.isCanceled()) {
            leave(thrower);
        }
    }
}
