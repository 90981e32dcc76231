package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** The start event of an event sub-process. */
final class EventSubProcessStartBehavior extends EventSubProcessStartEventActivityBehavior implements Postponable {

    private final ElementModel model;
    private final Leaving leaving;

    EventSubProcessStartBehavior(ElementModel model, Feel feel) {
        this.model = model;
        this.leaving = new Leaving(model, feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        Payload.receive(execution, model);
        if (!leaving.postponed(execution)) {
            super.leave(execution);
        }
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }
}
