package org.kangyang.engine.translation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Which flows out of a gateway are taken: those whose condition holds, else the default flow, else it is an incident. */
final class FlowConditions {

    private final Map<String, Expr> conditions;
    private final Evaluation evaluation;

    /** @param conditions by sequence flow id */
    FlowConditions(Map<String, Expr> conditions, Feel feel) {
        this.conditions = Map.copyOf(conditions);
        this.evaluation = new Evaluation(feel);
    }

    /** @param most how many at the most, in the model's order; conditions after the last are not evaluated */
    List<PvmTransition> taken(ActivityExecution execution, int most) {
        PvmActivity gateway = execution.getActivity();
        @Nullable String byDefault = (String) gateway.getProperty("default");
        Variables variables = Variables.of(execution);
        Stream<PvmTransition> others = gateway.getOutgoingTransitions().stream()
                .filter(flow -> !flow.getId().equals(byDefault));
        List<PvmTransition> taken =
                others.filter(flow -> holds(flow, variables)).limit(most).toList();
        if (!taken.isEmpty()) {
            return taken;
        }
        if (byDefault == null) {
            throw new ElementFailure(
                    ErrorType.CONDITION_ERROR,
                    "Expected at least one condition to evaluate to true, or to have a default flow");
        }
        return List.of(gateway.findOutgoingTransition(byDefault));
    }

    private boolean holds(PvmTransition flow, Variables variables) {
        Expr condition = conditions.get(flow.getId());
        return condition == null || evaluation.truth(condition, variables, "Condition of flow '" + flow.getId() + "'");
    }
}
