package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An event sub-process. */
final class EventSubProcessBehavior extends EventSubProcessActivityBehavior implements Postponable {

    private final Leaving leaving;

    EventSubProcessBehavior(ElementModel model, Feel feel) {
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
