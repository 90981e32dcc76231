package org.kangyang.engine.translation;

import java.util.Map;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Signals: one reaches everything that waits for its name at this moment, and starts every process that it starts. */
public final class Signals {

    private Signals() {}

    /** Triggers all of them in this transaction: all or, if it fails, none. */
    public static void broadcast(String name, Map<String, Object> variables, CommandContext context) {
        for (EventSubscriptionEntity subscription :
                context.getEventSubscriptionManager().findSignalEventSubscriptionsByEventName(name)) {
            if (subscription.getExecutionId() == null) {
                subscription.eventReceived(startVariables(subscription, variables), false);
            } else if (waits(subscription)) {
                Payload.carrying(variables, () -> {
                    subscription.eventReceived(null, false);
                    return true;
                });
            }
        }
    }

    /** One that came before may have ended it. */
    private static boolean waits(EventSubscriptionEntity subscription) {
        ExecutionEntity execution = subscription.getExecution();
        return execution != null
                && !execution.isEnded()
                && !execution.isCanceled()
                && execution.getEventSubscriptions().stream()
                        .anyMatch(s -> s.getId().equals(subscription.getId()));
    }

    private static Map<String, Object> startVariables(
            EventSubscriptionEntity subscription, Map<String, Object> variables) {
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(subscription.getConfiguration());
        ElementModel start = definition
                .findActivity(subscription.getActivityId())
                .getProperties()
                .get(ModelBinding.MODEL);
        return start == null || start.outputs().isEmpty() ? variables : Map.of(Payload.START, variables);
    }
}
