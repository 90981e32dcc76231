package org.kangyang.engine.runtime;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.history.HistoryLevelAudit;
import org.operaton.bpm.engine.impl.history.event.HistoryEventType;
import org.operaton.bpm.engine.impl.history.event.HistoryEventTypes;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.operaton.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.operaton.bpm.engine.task.IdentityLinkType;

/**
 * What is kept of the past: instances, elements, tasks and their candidates, incidents, and of variables only those that the settings name,
 * where they are the process instance's own. All others (what a form shows or collects, what is handed to a called
 * process) leave no value behind, as DESIGN §3.8 asks.
 */
public final class EngineHistory extends HistoryLevelAudit {

    public static final String NAME = "engine";

    private static final Set<HistoryEventType> ACTIVITY = Set.of(
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_END);

    /** Stands for every name. */
    static final String ALL = "*";

    private final Set<String> variables;
    private final Predicate<ExecutionEntity> waitsToJoin;

    /**
     * @param variables names of the variables whose values are kept; {@code *} for all
     * @param waitsToJoin whether that is a token at a gateway that it has not entered yet
     */
    public EngineHistory(Collection<String> variables, Predicate<ExecutionEntity> waitsToJoin) {
        this.variables = Set.copyOf(variables);
        this.waitsToJoin = waitsToJoin;
    }

    @Override
    public int getId() {
        return 42;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type == HistoryEventTypes.INCIDENT_CREATE
                || type == HistoryEventTypes.INCIDENT_RESOLVE
                || type == HistoryEventTypes.INCIDENT_DELETE
                || type == HistoryEventTypes.INCIDENT_MIGRATE) {
            return true;
        }
        if (type == HistoryEventTypes.IDENTITY_LINK_ADD || type == HistoryEventTypes.IDENTITY_LINK_DELETE) {
            return entity == null // asked whether there are any at all, before they are deleted
                    || entity instanceof IdentityLinkEntity link
                            && link.getTaskId() != null
                            && IdentityLinkType.CANDIDATE.equals(link.getType());
        }
        if (type == HistoryEventTypes.FORM_PROPERTY_UPDATE
                || type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL) {
            return false;
        }
        return super.isHistoryEventProduced(type, entity)
                && isKept(entity)
                && !(entity instanceof ExecutionEntity execution
                        && ACTIVITY.contains(type)
                        && waitsToJoin.test(execution));
    }

    private boolean isKept(@Nullable Object entity) {
        return !(entity instanceof VariableInstanceEntity variable)
                || variable.getExecutionId() != null
                        && variable.getExecutionId().equals(variable.getProcessInstanceId())
                        && variable.getTaskId() == null
                        && !variable.getName().startsWith("__")
                        && (variables.contains(ALL) || variables.contains(variable.getName()));
    }
}
