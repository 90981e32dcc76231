package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Takes the first flow whose condition holds, in the model's order, else the default flow, else raises an incident. */
final class ExclusiveGatewayBehavior extends ExclusiveGatewayActivityBehavior {

    private final FlowConditions conditions;

    ExclusiveGatewayBehavior(FlowConditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public void doLeave(ActivityExecution execution) {
        if (execution.getActivity().getOutgoingTransitions().isEmpty()) {
            execution.end(true);
            return;
        }
        execution.leaveActivityViaTransition(conditions.taken(execution, 1).getFirst());
    }
}
