package org.kangyang.engine.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.operaton.bpm.engine.impl.core.model.CallableElement;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.NullValueProvider;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.variable.Variables;

/** A call activity: the newest version of the called process, variables in and out as Camunda 8 passes them. */
final class CallBehavior extends CallActivityBehavior implements Postponable {

    private final ElementModel model;
    private final ElementModel.Call call;
    private final Evaluation evaluation;
    private final Leaving leaving;

    CallBehavior(ElementModel model, ElementModel.Call call, Feel feel) {
        this.model = model;
        this.call = call;
        this.evaluation = new Evaluation(feel);
        this.leaving = new Leaving(model, feel);
        setCallableElement(named());
    }

    /** Only told, never executed: Cockpit asks it which processes a model calls. */
    private CallableElement named() {
        CallableElement called = new CallableElement();
        called.setBinding(CallableElementBinding.LATEST);
        called.setVersionValueProvider(new NullValueProvider());
        called.setVersionTagValueProvider(new NullValueProvider());
        called.setDefinitionKeyValueProvider(
                call.processId().isFeel()
                        ? new Evaluated()
                        : new ConstantValueProvider(call.processId().text()));
        return called;
    }

    /** A process id that only a running instance can tell. */
    private final class Evaluated implements ParameterValueProvider {
        @Override
        public Object getValue(VariableScope scope) {
            return processId(scope);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    @Override
    public void execute(ActivityExecution execution) {
        CallDepth.check(model.id(), (ExecutionEntity) execution);
        ProcessDefinitionEntity definition = definition(execution);
        Map<String, Object> variables = call.allParentVariables()
                ? execution.getVariables()
                : model.inputs().isEmpty() ? Map.of() : execution.getVariablesLocal();
        execution.createSubProcessInstance(definition, null).start(Variables.fromMap(visible(variables)));
    }

    private ProcessDefinitionEntity definition(ActivityExecution execution) {
        String processId = processId(execution);
        try {
            ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestProcessDefinitionByKey(processId);
            if (definition.getId() == null) {
                // Came out of Operaton's cache once, seconds after a killed engine had started again; how is not known.
                throw new OptimisticLockingException(
                        "The process '" + processId + "' is still being read; it is tried again");
            }
            if (NoneStart.isIn(definition)) {
                return definition;
            }
        } catch (NullValueException e) {
            throw new ElementFailure(
                    ErrorType.CALLED_ELEMENT_ERROR,
                    "Expected process with BPMN process id '" + processId + "' to be deployed, but not found",
                    e);
        }
        throw new ElementFailure(
                ErrorType.CALLED_ELEMENT_ERROR,
                "Expected process with BPMN process id '" + processId
                        + "' to have a none start event, but it has none");
    }

    private String processId(VariableScope scope) {
        return evaluation.text(call.processId(), scope, "Called process of '" + model.id() + "'");
    }

    @Override
    public void passOutputVariables(ActivityExecution execution, VariableScope called) {
        if (Payload.isErrorOnItsWay()) {
            return;
        }
        if (!model.outputs().isEmpty()) {
            execution.setVariablesLocal(visible(called.getVariables()));
        } else if (call.allChildVariables()) {
            execution.setVariables(visible(called.getVariables()));
        }
    }

    private static Map<String, Object> visible(Map<String, Object> variables) {
        Map<String, Object> result = new LinkedHashMap<>(variables);
        result.keySet().removeIf(name -> name.startsWith("__"));
        return result;
    }

    @Override
    public void completed(ActivityExecution execution) {
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
