package org.kangyang.engine.translation;

import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.delegate.DelegateTask;
import org.operaton.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.task.TaskDecorator;

/**
 * A user task. Once completed, its {@code completing} listeners run one after the other as jobs of the same element
 * instance, so what the form gave is visible to them as local variables; then the element is left.
 */
final class UserTaskBehavior extends UserTaskActivityBehavior implements Postponable {

    /** Local variables of a completed task while its listeners run. */
    static final String ASSIGNEE = "__assignee";

    static final String ACTION = "__action";
    private static final String NEXT = "__listener";

    private final ElementModel model;
    private final ElementModel.UserTask userTask;
    private final Evaluation evaluation;
    private final Leaving leaving;
    private final LinkedForms forms;

    UserTaskBehavior(
            TaskDecorator decorator, ElementModel model, ElementModel.UserTask userTask, Feel feel, LinkedForms forms) {
        super(decorator);
        this.model = model;
        this.userTask = userTask;
        this.evaluation = new Evaluation(feel);
        this.leaving = new Leaving(model, feel);
        this.forms = forms;
    }

    @Override
    public void performExecution(ActivityExecution execution) {
        requireForm(execution);
        TaskEntity task = new TaskEntity((ExecutionEntity) execution);
        task.insert();
        taskDecorator.decorate(task, execution);
        assign(task, execution);
        task.transitionTo(TaskEntity.TaskState.STATE_CREATED);
    }

    private void requireForm(ActivityExecution execution) {
        if (userTask.formId() != null) {
            String formId = evaluation.text(userTask.formId(), execution, "Form id of '" + model.id() + "'");
            if (!forms.exists(formId)) {
                throw new ElementFailure(
                        ErrorType.FORM_NOT_FOUND,
                        "Expected to find a form with id '" + formId + "', but no form with this id is found, at least"
                                + " a form with this id should be available. Deploy it, then resolve this incident");
            }
        }
    }

    private void assign(TaskEntity task, ActivityExecution execution) {
        String of = " of '" + model.id() + "'";
        if (userTask.assignee() != null) {
            String assignee = evaluation.text(userTask.assignee(), execution, "Assignee" + of);
            task.setAssignee(assignee.isEmpty() ? null : assignee);
        }
        task.addCandidateGroups(evaluation.names(userTask.candidateGroups(), execution, "Candidate groups" + of));
        task.addCandidateUsers(evaluation.names(userTask.candidateUsers(), execution, "Candidate users" + of));
        task.setDueDate(evaluation.date(userTask.dueDate(), execution, "Due date" + of));
        task.setFollowUpDate(evaluation.date(userTask.followUpDate(), execution, "Follow-up date" + of));
        if (userTask.priority() != null) {
            task.setPriority(evaluation.within(0, 100, userTask.priority(), execution, "Priority" + of));
        }
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object signalData) {
        Number done = (Number) execution.getVariableLocal(NEXT);
        int next = done == null ? 0 : done.intValue();
        if (next < userTask.completingListeners().size()) {
            ExternalTaskEntity job =
                    JobBehavior.create(execution, userTask.completingListeners().get(next), evaluation, model.id());
            job.setActivityId(listenerId(model.id(), next));
            execution.setVariableLocal(NEXT, next + 1);
        } else {
            KeptVariables.give(execution);
            if (!leaving.postponed(execution)) {
                super.leave(execution);
            }
        }
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }

    /** Called as the task is completed, while it still exists. */
    static void rememberCompletion(DelegateTask task) {
        task.getExecution().setVariableLocal(ASSIGNEE, task.getAssignee());
    }

    static String listenerId(String elementId, int position) {
        return elementId + "__completing_" + position;
    }
}
