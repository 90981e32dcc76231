package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.operaton.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** What sequential and parallel multi-instance bodies have in common. */
final class LoopBody {

    /** Instances of a parallel multi-instance, which are begun in one transaction. */
    private static final int AT_ONCE = 10_000;

    private static final String ITEMS = "__items";

    private final ElementModel model;
    private final ElementModel.Loop loop;
    private final Evaluation evaluation;

    LoopBody(ElementModel model, ElementModel.Loop loop, Feel feel) {
        this.model = model;
        this.loop = loop;
        this.evaluation = new Evaluation(feel);
    }

    /** What {@link #begin} found. */
    Collection<?> items(ActivityExecution body) {
        return (Collection<?>) body.getVariable(ITEMS);
    }

    private List<?> collection(ActivityExecution execution) {
        String what = "Input collection of '" + model.id() + "'";
        List<?> items = evaluation.list(loop.inputCollection(), execution, what);
        if (!loop.sequential() && items.size() > AT_ONCE) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    what + " has " + items.size() + " items, and at most " + AT_ONCE
                            + " are begun at the same time: divide it, or go through it sequentially");
        }
        return items;
    }

    /** The input element's variable, or {@code null} when the model names none. */
    String elementVariable() {
        return loop.inputElement() == null || loop.inputElement().isBlank() ? "__element" : loop.inputElement();
    }

    /** Evaluates the collection, once for all instances: what they change of it later is not gone through. */
    int begin(ActivityExecution body) {
        List<?> items = collection(body);
        body.setVariableLocal(ITEMS, new ArrayList<>(items));
        int instances = items.size();
        if (loop.collects()) {
            body.setVariableLocal(loop.outputCollection(), new ArrayList<>(Collections.nCopies(instances, null)));
        }
        return instances;
    }

    /** Before an instance is entered: its output is a variable of its own, which nothing outside sees or gives. */
    void enter(ActivityExecution instance, String loopVariable) {
        String output = loop.outputVariable();
        if (LoopVariables.COUNTER.equals(loopVariable) && output != null && !output.equals(LoopVariables.COUNTER)) {
            instance.setVariableLocal(output, null);
        }
    }

    void end(ActivityExecution body) {
        if (loop.collects()) {
            AbstractVariableScope outer = ((AbstractVariableScope) body).getParentVariableScope();
            outer.setVariable(loop.outputCollection(), body.getVariableLocal(loop.outputCollection()));
        }
    }

    boolean complete(ActivityExecution body) {
        if (loop.completionCondition() == null) {
            return false;
        }
        int all = count(body, MultiInstanceActivityBehavior.NUMBER_OF_INSTANCES);
        int completed = count(body, MultiInstanceActivityBehavior.NUMBER_OF_COMPLETED_INSTANCES);
        int active = count(body, MultiInstanceActivityBehavior.NUMBER_OF_ACTIVE_INSTANCES);
        Variables variables = Variables.of(body)
                .under(Map.of(
                        "numberOfInstances",
                        all,
                        "numberOfActiveInstances",
                        loop.sequential() ? 0 : active,
                        "numberOfCompletedInstances",
                        completed,
                        "numberOfTerminatedInstances",
                        0));
        return evaluation.truth(loop.completionCondition(), variables, "Completion condition of '" + model.id() + "'");
    }

    private static int count(ActivityExecution execution, String name) {
        return ((Number) execution.getVariable(LoopVariables.name(name))).intValue();
    }
}
