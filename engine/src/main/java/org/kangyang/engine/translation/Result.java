package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** The result variable of a decision or script: local when output mappings pick from it, else it propagates. */
final class Result {

    private Result() {}

    static void keep(ActivityExecution execution, ElementModel model, String name, @Nullable Object value) {
        if (model.outputs().isEmpty()) {
            execution.setVariable(name, value);
        } else {
            execution.setVariableLocal(name, value);
        }
    }
}
