package org.kangyang.engine.translation;

import java.util.Map;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Takes the first flow whose condition holds, in the model's order, else the default flow, else raises an incident. */
final class ExclusiveGatewayBehavior extends ExclusiveGatewayActivityBehavior {

    private final Map<String, Expr> conditions;
    private final Evaluation evaluation;

    /** @param conditions by sequence flow id */
    ExclusiveGatewayBehavior(Map<String, Expr> conditions, Feel feel) {
        this.conditions = Map.copyOf(conditions);
        this.evaluation = new Evaluation(feel);
    }

    @Override
    public void doLeave(ActivityExecution execution) {
        Variables variables = Variables.of(execution);
        var outgoing = execution.getActivity().getOutgoingTransitions();
        if (outgoing.isEmpty()) {
            execution.end(true);
            return;
        }
        String defaultFlow = (String) execution.getActivity().getProperty("default");
        for (PvmTransition flow : outgoing) {
            Expr condition = conditions.get(flow.getId());
            boolean taken = condition == null
                    ? !flow.getId().equals(defaultFlow)
                    : !flow.getId().equals(defaultFlow)
                            && evaluation.truth(condition, variables, "Condition of flow '" + flow.getId() + "'");
            if (taken) {
                execution.leaveActivityViaTransition(flow);
                return;
            }
        }
        if (defaultFlow == null) {
            throw new ElementFailure(
                    ErrorType.CONDITION_ERROR,
                    "Expected at least one condition to evaluate to true, or to have a default flow");
        }
        execution.leaveActivityViaTransition(execution.getActivity().findOutgoingTransition(defaultFlow));
    }
}
