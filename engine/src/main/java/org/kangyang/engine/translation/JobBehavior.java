package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.operaton.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** An element whose work a job worker does. */
final class JobBehavior extends ExternalTaskActivityBehavior implements Postponable {

    private final ElementModel model;
    private final ElementModel.Job job;
    private final Evaluation evaluation;
    private final Leaving leaving;

    JobBehavior(ElementModel model, ElementModel.Job job, Feel feel) {
        super(new ConstantValueProvider(job.type().text()), new ConstantValueProvider(0));
        this.model = model;
        this.job = job;
        this.evaluation = new Evaluation(feel);
        this.leaving = new Leaving(model, feel);
    }

    @Override
    public void execute(ActivityExecution execution) {
        create(execution, job, evaluation, model.id());
    }

    static ExternalTaskEntity create(
            ActivityExecution execution, ElementModel.Job job, Evaluation evaluation, String elementId) {
        String type = evaluation.text(job.type(), execution, "Job type of '" + elementId + "'");
        // With none the job could neither be done nor mended: there is no incident to resolve.
        int retries =
                evaluation.within(1, Integer.MAX_VALUE, job.retries(), execution, "Retries of '" + elementId + "'");
        ExternalTaskEntity task = ExternalTaskEntity.createAndInsert((ExecutionEntity) execution, type, 0);
        task.setRetries(retries);
        return task;
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object signalData) {
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
