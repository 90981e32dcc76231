package org.kangyang.engine.translation;

import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.form.TaskFormData;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.form.OperatonFormRefImpl;
import org.operaton.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.operaton.bpm.engine.impl.form.handler.TaskFormHandler;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.variable.VariableMap;

/**
 * Forms in Operaton's own Tasklist. A task shows the version of its form that was the newest when it was created. Where the task has output mappings or listeners, what is submitted stays
 * local to it, as with a completion through the API.
 */
final class LocalFormHandler extends DefaultTaskFormHandler {

    private final TaskFormHandler parsed;
    private final boolean local;
    private final LinkedForms forms;

    LocalFormHandler(TaskFormHandler parsed, ElementModel model, LinkedForms forms) {
        this.forms = forms;
        this.parsed = parsed;
        this.local = !model.outputs().isEmpty();
    }

    @Override
    public void parseConfiguration(
            Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        parsed.parseConfiguration(activity, deployment, definition, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData form = parsed.createTaskForm(task);
        if (form.getOperatonFormRef() instanceof OperatonFormRefImpl linked) {
            forms.versionFor(linked.getKey(), task.getId()).ifPresent(version -> {
                linked.setBinding(FORM_REF_BINDING_VERSION);
                linked.setVersion(version);
            });
        }
        return form;
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
        if (local && scope instanceof TaskEntity task && properties != null) {
            task.getExecution().setVariablesLocal(properties);
        } else {
            parsed.submitFormVariables(properties, scope);
        }
    }
}
