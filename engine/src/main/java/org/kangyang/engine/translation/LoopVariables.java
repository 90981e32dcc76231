package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;

/** Names of what a multi-instance body counts: Camunda 8's {@code loopCounter} runs from 1, the rest stays internal. */
final class LoopVariables {

    static final String COUNTER = MultiInstanceActivityBehavior.LOOP_COUNTER;

    private LoopVariables() {}

    /** The multi-instance body around an instance: a called process may have left variables of the same names in between. */
    static AbstractVariableScope body(AbstractVariableScope instance) {
        AbstractVariableScope at = instance;
        while (!at.hasVariableLocal(name(MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES))) {
            at = at.getParentVariableScope();
        }
        return at;
    }

    static String name(String operatonName) {
        return operatonName.startsWith("nrOf") ? "__" + operatonName : operatonName;
    }

    static Object stored(String operatonName, Object value) {
        return COUNTER.equals(operatonName) ? (Object) ((Integer) value + 1) : value;
    }

    static int read(String operatonName, Number value) {
        return COUNTER.equals(operatonName) ? value.intValue() - 1 : value.intValue();
    }
}
