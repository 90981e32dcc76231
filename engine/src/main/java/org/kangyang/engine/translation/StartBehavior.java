package org.kangyang.engine.translation;

import java.util.Map;
import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A start event of a process or embedded sub-process. */
final class StartBehavior extends NoneStartEventActivityBehavior implements Postponable {

    private final Leaving leaving;

    StartBehavior(ElementModel model, Feel feel) {
        this.leaving = new Leaving(model, feel);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(ActivityExecution execution) {
        if (execution.getVariable(Payload.START) instanceof Map<?, ?> message) {
            execution.removeVariable(Payload.START);
            execution.setVariablesLocal((Map<String, Object>) message);
        }
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
