package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.FeelFailure;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** What an element owes on leaving: its output mappings, and its part of a multi-instance output collection. */
final class Leaving {

    private final ElementModel model;
    private final Feel feel;

    Leaving(ElementModel model, Feel feel) {
        this.model = model;
        this.feel = feel;
    }

    /** Postpones leaving when there is something to evaluate (or instances to join); the caller leaves at once otherwise. */
    boolean postponed(ActivityExecution execution) {
        if (model.outputs().isEmpty() && model.loop() == null) {
            return false;
        }
        LeaveJobHandler.schedule(execution);
        return true;
    }

    void settle(ActivityExecution execution) {
        if (!model.outputs().isEmpty()) {
            new Mappings(feel).outputs(model, (AbstractVariableScope) execution);
        }
        if (model.loop() != null && model.loop().collects()) {
            collect(model.loop(), execution);
        }
    }

    private void collect(ElementModel.Loop loop, ActivityExecution execution) {
        Object element;
        try {
            element =
                    loop.outputElement() == null ? null : feel.evaluate(loop.outputElement(), Variables.of(execution));
        } catch (FeelFailure e) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "Output element of multi-instance '" + model.id() + "': " + e.getMessage(),
                    e);
        }
        String name = loop.outputCollection();
        AbstractVariableScope body = LoopVariables.body((AbstractVariableScope) execution);
        Object collected = body.getVariableLocal(name);
        Number counter = (Number) execution.getVariable(LoopVariables.COUNTER);
        if (collected instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            copy.set(counter.intValue() - 1, element);
            body.setVariableLocal(name, copy);
        }
    }
}
