package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.SubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An embedded sub-process. */
final class SubProcessBehavior extends SubProcessActivityBehavior implements Postponable {

    private final Leaving leaving;

    SubProcessBehavior(ElementModel model, Feel feel) {
        this.leaving = new Leaving(model, feel);
    }

    @Override
    public void complete(ActivityExecution scopeExecution) {
        if (!leaving.postponed(scopeExecution)) {
            super.leave(scopeExecution);
        }
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }
}
