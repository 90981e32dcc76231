package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A task without work of its own (undefined or manual): only its mappings count. */
final class PassBehavior extends TaskActivityBehavior implements Postponable {

    private final Leaving leaving;

    PassBehavior(ElementModel model, Feel feel) {
        this.leaving = new Leaving(model, feel);
    }

    @Override
    protected void performExecution(ActivityExecution execution) {
        leaveNow(execution);
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }
}
