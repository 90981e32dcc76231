package org.kangyang.engine.translation;

import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.form.TaskFormData;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.operaton.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.operaton.bpm.engine.impl.form.handler.TaskFormHandler;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;
import org.operaton.bpm.engine.impl.util.xml.Element;
import org.operaton.bpm.engine.variable.VariableMap;

/**
 * Forms submitted in Operaton's own Tasklist: where the task has output mappings or listeners, what was filled in stays
 * local to it, as with a completion through the API.
 */
final class LocalFormHandler extends DefaultTaskFormHandler {

    private final TaskFormHandler parsed;
    private final boolean local;

    LocalFormHandler(TaskFormHandler parsed, ElementModel model) {
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
        return parsed.createTaskForm(task);
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
