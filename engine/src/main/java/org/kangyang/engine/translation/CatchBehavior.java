package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.IntermediateCatchEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An intermediate catch event, also behind an event-based gateway. */
final class CatchBehavior extends IntermediateCatchEventActivityBehavior implements Postponable {

    private final ElementModel model;
    private final Leaving leaving;

    CatchBehavior(boolean afterEventBasedGateway, ElementModel model, Feel feel) {
        super(afterEventBasedGateway);
        this.model = model;
        this.leaving = new Leaving(model, feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        if (isAfterEventBasedGateway()) {
            caught(execution);
        }
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object signalData) {
        caught(execution);
    }

    private void caught(ActivityExecution execution) {
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
