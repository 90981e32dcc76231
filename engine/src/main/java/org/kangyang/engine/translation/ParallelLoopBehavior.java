package org.kangyang.engine.translation;

import java.util.Collection;
import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A parallel multi-instance body. */
final class ParallelLoopBehavior extends ParallelMultiInstanceActivityBehavior implements Postponable {

    private final LoopBody body;

    ParallelLoopBehavior(LoopBody body) {
        this.body = body;
        this.collectionElementVariable = body.elementVariable();
    }

    @Override
    protected int resolveNrOfInstances(ActivityExecution execution) {
        return body.begin(execution);
    }

    @Override
    protected boolean usesCollection() {
        return true;
    }

    @Override
    protected Collection<?> evaluateCollection(ActivityExecution execution) {
        return body.items(execution);
    }

    @Override
    protected boolean completionConditionSatisfied(ActivityExecution execution) {
        return body.complete(execution);
    }

    @Override
    protected void setLoopVariable(ActivityExecution execution, String name, Object value) {
        body.enter(execution, name);
        super.setLoopVariable(execution, LoopVariables.name(name), LoopVariables.stored(name, value));
    }

    @Override
    protected Integer getLoopVariable(ActivityExecution execution, String name) {
        return LoopVariables.read(name, (Number) execution.getVariableLocal(LoopVariables.name(name)));
    }

    @Override
    protected Integer getLocalLoopVariable(ActivityExecution execution, String name) {
        return getLoopVariable(execution, name);
    }

    @Override
    public void leave(ActivityExecution execution) {
        leaveNow(execution);
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        body.end(execution);
        super.leave(execution);
    }
}
