package org.kangyang.engine.translation;

import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Joins one token of each incoming flow; Operaton counts tokens, whichever flows they came by. */
final class ParallelGatewayBehavior extends ParallelGatewayActivityBehavior {

    @Override
    public void execute(ActivityExecution execution) throws Exception {
        if (!Arrivals.joins(execution.getActivity())) {
            super.execute(execution);
            return;
        }
        execution.inactivate();
        lockConcurrentRoot(execution);
        Arrivals arrivals = Arrivals.with(execution);
        if (arrivals.byEveryFlowInto(execution.getActivity())) {
            execution.leaveActivityViaTransitions(execution.getActivity().getOutgoingTransitions(), arrivals.join());
        }
    }
}
