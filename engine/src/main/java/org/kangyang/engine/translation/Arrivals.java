package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.history.event.HistoryEvent;
import org.operaton.bpm.engine.impl.history.event.HistoryEventProcessor;
import org.operaton.bpm.engine.impl.history.producer.HistoryEventProducer;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.TransitionImpl;

/** The tokens that wait at a joining gateway, by the flow each came by, which Operaton does not keep. */
public final class Arrivals {

    private static final String CAME_BY = "__cameBy";

    private final Map<String, ActivityExecution> byFlow = new LinkedHashMap<>();
    private final List<ActivityExecution> further = new ArrayList<>();

    private Arrivals() {}

    /** Lets every token that comes to this gateway tell its flow. */
    static void watch(ActivityImpl gateway) {
        if (joins(gateway)) {
            for (PvmTransition flow : gateway.getIncomingTransitions()) {
                ((TransitionImpl) flow).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        e -> e.setVariableLocal(CAME_BY, flow.getId()));
            }
        }
    }

    static boolean joins(PvmActivity gateway) {
        return gateway.getIncomingTransitions().size() > 1;
    }

    /** This token and those that came before it. */
    static Arrivals with(ActivityExecution last) {
        Arrivals arrivals = new Arrivals();
        arrivals.add(last);
        last.findInactiveConcurrentExecutions(last.getActivity()).stream()
                .filter(e -> e != last)
                .forEach(arrivals::add);
        return arrivals;
    }

    private void add(ActivityExecution token) {
        String flow = (String) token.getVariableLocal(CAME_BY);
        if (byFlow.putIfAbsent(flow == null ? token.getId() : flow, token) != null) {
            further.add(token);
        }
    }

    boolean byEveryFlowInto(PvmActivity gateway) {
        return byFlow.size() >= gateway.getIncomingTransitions().size();
    }

    boolean by(PvmTransition flow) {
        return byFlow.containsKey(flow.getId());
    }

    /**
     * One token of every flow that was taken, to be joined. The first of them enters the gateway now; the others, for
     * history, never did.
     */
    List<ActivityExecution> join() {
        List<ActivityExecution> joined = new ArrayList<>(byFlow.values());
        ActivityExecution entering = joined.getFirst();
        if (entering.hasVariableLocal(CAME_BY)) {
            entering.removeVariableLocal(CAME_BY);
            HistoryEventProcessor.processHistoryEvents(new HistoryEventProcessor.HistoryEventCreator() {
                @Override
                public HistoryEvent createHistoryEvent(HistoryEventProducer producer) {
                    return producer.createActivityInstanceStartEvt(entering);
                }
            });
        }
        return joined;
    }

    /** Whether that is a token which has come to a gateway and is not joined yet. */
    public static boolean waits(ExecutionEntity execution) {
        ActivityImpl activity = execution.getActivity();
        return activity != null
                && (activity.getActivityBehavior() instanceof ParallelGatewayBehavior
                        || activity.getActivityBehavior() instanceof InclusiveGatewayBehavior)
                && joins(activity)
                && execution.hasVariableLocal(CAME_BY);
    }

    /** Tokens that came by a flow by which another is joined: they wait on. */
    List<ActivityExecution> further() {
        return further;
    }

    boolean holds(ActivityExecution token) {
        return byFlow.containsValue(token) || further.contains(token);
    }
}
