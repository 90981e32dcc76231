package org.kangyang.engine.translation;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.pvm.PvmActivity;
import org.operaton.bpm.engine.impl.pvm.PvmScope;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.operaton.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.operaton.bpm.engine.impl.tree.ActivityExecutionMappingCollector;
import org.operaton.bpm.engine.impl.tree.OutputVariablesPropagator;
import org.operaton.bpm.engine.impl.tree.TreeVisitor;

/**
 * Takes an error or an escalation to what catches it, going outwards through scopes and callers. An event sub-process
 * never catches what is thrown inside it; and where it interrupted its scope, no other event sub-process of that scope
 * does, since the scope listens to none any more (Camunda 8's documentation: an interrupting event sub-process is
 * triggered once). Operaton's own search knows neither where something lies between.
 */
final class Thrown implements TreeVisitor<PvmScope> {

    private final Function<PvmScope, Stream<PvmActivity>> catching;
    private @Nullable PvmScope current;
    private @Nullable PvmScope below;
    private @Nullable PvmActivity caught;

    private Thrown(Function<PvmScope, Stream<PvmActivity>> catching) {
        this.catching = catching;
    }

    /**
     * Enters what catches.
     *
     * @param catching the boundary events and event sub-processes of a scope that catch it, the first goes before
     * @return what was entered; null where nothing catches
     */
    static @Nullable PvmActivity by(ActivityExecution thrower, Function<PvmScope, Stream<PvmActivity>> catching) {
        Thrown thrown = new Thrown(catching);
        ActivityExecutionMappingCollector executions = new ActivityExecutionMappingCollector(thrower);
        ActivityExecutionHierarchyWalker walker = new ActivityExecutionHierarchyWalker(thrower);
        walker.addScopePreVisitor(thrown);
        walker.addExecutionPreVisitor(executions);
        walker.addExecutionPreVisitor(new OutputVariablesPropagator());
        walker.walkUntil(element -> thrown.caught != null || element == null);
        PvmActivity caught = thrown.caught;
        if (caught != null) {
            PvmScope at = interrupts(caught) ? caught.getEventScope() : caught.getFlowScope();
            executions.getExecutionForScope(at).executeActivity(caught);
        }
        return caught;
    }

    static boolean interrupts(PvmActivity catching) {
        return catching.getActivityStartBehavior() != ActivityStartBehavior.CONCURRENT_IN_FLOW_SCOPE;
    }

    @Override
    public void visit(PvmScope scope) {
        if (scope != current) {
            below = current;
            current = scope;
        }
        caught = catching.apply(scope)
                .filter(handler -> handler.getFlowScope() != scope || !isClosed(handler))
                .findFirst()
                .orElse(null);
    }

    /** Whether an event sub-process of the current scope cannot be triggered from where this was thrown. */
    private boolean isClosed(PvmActivity eventSubProcess) {
        return below == eventSubProcess
                || below instanceof PvmActivity from
                        && from.getActivityStartBehavior() == ActivityStartBehavior.INTERRUPT_EVENT_SCOPE;
    }
}
