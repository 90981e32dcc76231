package org.kangyang.engine.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmScope;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** Whether a gateway can be reached, along sequence flows, boundary events and events behind event-based gateways. */
final class Paths {

    private Paths() {}

    /** All that runs or waits in a scope. */
    static List<ActivityExecution> tokens(ActivityExecution scope) {
        List<? extends ActivityExecution> inner = scope.getNonEventScopeExecutions();
        if (inner.isEmpty()) {
            return List.of(scope);
        }
        List<ActivityExecution> all = new ArrayList<>();
        inner.forEach(e -> all.addAll(tokens(e)));
        return all;
    }

    /** @param taken flows into the gateway that do not count, for somebody came by them already */
    static boolean lead(ActivityExecution token, PvmActivity gateway, Predicate<PvmTransition> taken) {
        PvmActivity at = token.getTransition() == null
                ? token.getActivity()
                : token.getTransition().getDestination();
        @Nullable PvmActivity from = within(at, gateway.getFlowScope());
        return from != null && lead(from, gateway, taken);
    }

    static boolean lead(PvmActivity from, PvmActivity gateway, Predicate<PvmTransition> taken) {
        if (from.equals(gateway)) {
            return true;
        }
        Set<PvmActivity> seen = new HashSet<>(Set.of(from));
        Deque<PvmActivity> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            PvmActivity node = open.pop();
            for (PvmTransition flow : node.getOutgoingTransitions()) {
                boolean arrives = gateway.equals(flow.getDestination());
                if (arrives && !taken.test(flow)) {
                    return true;
                }
                if (!arrives && seen.add(flow.getDestination())) {
                    open.push(flow.getDestination());
                }
            }
            events(node, gateway.getFlowScope()).stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    private static List<PvmActivity> events(PvmActivity node, PvmScope scope) {
        List<PvmActivity> events = new ArrayList<>();
        if (node.getActivityBehavior() instanceof EventBasedGatewayActivityBehavior) {
            events.addAll(((ActivityImpl) node).getEventActivities());
        }
        scope.getActivities().stream()
                .filter(a -> a.getActivityBehavior() instanceof BoundaryEventActivityBehavior)
                .filter(a -> node.equals(a.getEventScope()))
                .forEach(events::add);
        return events;
    }

    /** The activity of that scope in which an activity lies, or which it is. */
    private static @Nullable PvmActivity within(@Nullable PvmActivity activity, PvmScope scope) {
        PvmActivity at = activity;
        while (at != null && !scope.equals(at.getFlowScope())) {
            at = at.getFlowScope() instanceof PvmActivity outer ? outer : null;
        }
        return at;
    }
}
