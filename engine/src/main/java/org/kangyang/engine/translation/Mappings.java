package org.kangyang.engine.translation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.FeelFailure;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;

/** Evaluates {@code zeebe:ioMapping} in Camunda 8's manner: in order, each seeing the targets before it. */
final class Mappings {

    private final Feel feel;

    Mappings(Feel feel) {
        this.feel = feel;
    }

    /** Input mappings make variables of the element's own scope. */
    void inputs(ElementModel model, AbstractVariableScope scope) {
        evaluate(model, model.inputs(), scope, null).forEach(scope::setVariableLocal);
    }

    /** Output mappings let out their targets and nothing else; of a multi-instance they begin at the instance itself. */
    void outputs(ElementModel model, AbstractVariableScope scope) {
        AbstractVariableScope outer = model.loop() == null ? scope.getParentVariableScope() : scope;
        AbstractVariableScope target = outer == null ? scope : outer;
        target.setVariables(evaluate(model, model.outputs(), scope, target));
    }

    private Map<String, Object> evaluate(
            ElementModel model, List<Mapping> mappings, VariableScope scope, @Nullable VariableScope existing) {
        Map<String, Object> result = new LinkedHashMap<>();
        Variables visible = Variables.of(scope).under(result);
        for (Mapping m : mappings) {
            put(result, m.target().split("\\."), value(model, m, visible), existing);
        }
        return result;
    }

    private @Nullable Object value(ElementModel model, Mapping m, Variables visible) {
        try {
            return feel.evaluate(m.source(), visible);
        } catch (FeelFailure e) {
            throw new ElementFailure(
                    ErrorType.IO_MAPPING_ERROR,
                    "Element '" + model.id() + "', mapping to '" + m.target() + "': " + e.getMessage(),
                    e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(
            Map<String, Object> result, String[] path, @Nullable Object value, @Nullable VariableScope existing) {
        Map<String, Object> at = result;
        for (int i = 0; i < path.length - 1; i++) {
            Object inner = at.get(path[i]);
            if (i == 0 && !at.containsKey(path[0]) && existing != null) {
                inner = existing.getVariable(path[0]);
            }
            Map<String, Object> copy = inner instanceof Map<?, ?> map
                    ? new LinkedHashMap<>((Map<String, Object>) map)
                    : new LinkedHashMap<>();
            at.put(path[i], copy);
            at = copy;
        }
        at.put(path[path.length - 1], value);
    }
}
