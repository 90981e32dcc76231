package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.impl.bpmn.behavior.InclusiveGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * Takes every flow whose condition holds. Where flows come together it waits until each was taken, or until none of the
 * others can be taken any more; that is looked at again whenever something that led here has ended ({@link JoinJobHandler}).
 */
final class InclusiveGatewayBehavior extends InclusiveGatewayActivityBehavior {

    private final FlowConditions conditions;

    InclusiveGatewayBehavior(FlowConditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public void execute(ActivityExecution execution) {
        execution.inactivate();
        lockConcurrentRoot(execution);
        settle(execution);
    }

    /** Goes on with a token that waits here, if it need not wait any longer. */
    void settle(ActivityExecution token) {
        PvmActivity gateway = token.getActivity();
        Arrivals arrivals = Arrivals.with(token);
        if (!arrivals.byEveryFlowInto(gateway) && isAnotherOnItsWay(token, gateway, arrivals)) {
            return;
        }
        List<PvmTransition> taken =
                gateway.getOutgoingTransitions().isEmpty() ? List.of() : conditions.taken(token, Integer.MAX_VALUE);
        arrivals.further().forEach(JoinJobHandler::schedule);
        token.leaveActivityViaTransitions(new ArrayList<>(taken), arrivals.join());
    }

    private static boolean isAnotherOnItsWay(ActivityExecution token, PvmActivity gateway, Arrivals arrivals) {
        ActivityExecution scope = token.isScope() ? token : token.getParent();
        return Paths.tokens(scope).stream()
                .filter(other -> !arrivals.holds(other))
                .anyMatch(other -> Paths.lead(other, gateway, arrivals::by));
    }
}
