package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What happens on entering a scope, in Camunda 8's order: input mappings, then its message subscriptions; its timers
 * follow. Operaton calls an element's input/output mapping at just that moment.
 */
final class EntryMapping extends IoMapping {

    private final @Nullable ElementModel model;
    private final Subscriptions subscriptions;
    private final Mappings mappings;

    /** @param model {@code null} for a multi-instance body, whose instances do the mapping */
    EntryMapping(@Nullable ElementModel model, Subscriptions subscriptions, Feel feel) {
        this.model = model;
        this.subscriptions = subscriptions;
        this.mappings = new Mappings(feel);
    }

    @Override
    public void executeInputParameters(AbstractVariableScope scope) {
        if (model != null && !model.inputs().isEmpty()) {
            mappings.inputs(model, scope);
        }
        subscriptions.create((ExecutionEntity) scope);
    }
}
