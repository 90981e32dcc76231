package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.ReceiveTaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A receive task. */
final class ReceiveBehavior extends ReceiveTaskActivityBehavior implements Postponable {

    private final ElementModel model;
    private final Leaving leaving;

    ReceiveBehavior(ElementModel model, Feel feel) {
        this.model = model;
        this.leaving = new Leaving(model, feel);
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object data) {
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
