package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.Variables;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A script task with a FEEL expression. */
final class ScriptBehavior extends TaskActivityBehavior implements Postponable {

    private final ElementModel model;
    private final ElementModel.Script script;
    private final Evaluation evaluation;
    private final Leaving leaving;

    ScriptBehavior(ElementModel model, ElementModel.Script script, Feel feel) {
        this.model = model;
        this.script = script;
        this.evaluation = new Evaluation(feel);
        this.leaving = new Leaving(model, feel);
    }

    @Override
    protected void performExecution(ActivityExecution execution) {
        Object value = evaluation.value(script.expression(), Variables.of(execution), "Script of '" + model.id() + "'");
        Result.keep(execution, model, script.resultVariable(), value);
        leaveNow(execution);
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }
}
