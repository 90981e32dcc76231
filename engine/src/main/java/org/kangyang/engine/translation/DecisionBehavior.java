package org.kangyang.engine.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A business rule task that calls a decision. */
final class DecisionBehavior extends TaskActivityBehavior implements Postponable {

    private final ElementModel model;
    private final ElementModel.Decision decision;
    private final Decisions decisions;
    private final Evaluation evaluation;
    private final Leaving leaving;

    DecisionBehavior(ElementModel model, ElementModel.Decision decision, Decisions decisions, Feel feel) {
        this.model = model;
        this.decision = decision;
        this.decisions = decisions;
        this.evaluation = new Evaluation(feel);
        this.leaving = new Leaving(model, feel);
    }

    @Override
    protected void performExecution(ActivityExecution execution) {
        String id = evaluation.text(decision.decisionId(), execution, "Decision id of '" + model.id() + "'");
        Result.keep(execution, model, decision.resultVariable(), evaluate(id, execution));
        leaveNow(execution);
    }

    private @Nullable Object evaluate(String id, ActivityExecution execution) {
        Decisions.Outcome outcome;
        try {
            outcome = decisions.evaluate(id, variables(execution));
        } catch (Decisions.DecisionNotFound e) {
            throw new ElementFailure(
                    ErrorType.CALLED_DECISION_ERROR,
                    "Expected to evaluate decision '" + id + "', but no decision found for id '" + id + "'",
                    e);
        }
        if (outcome.failure() != null) {
            throw new ElementFailure(
                    ErrorType.DECISION_EVALUATION_ERROR,
                    "Expected to evaluate decision '" + id + "', but " + Feel.withoutValues(outcome.failure()));
        }
        return outcome.output();
    }

    private static Map<String, Object> variables(ActivityExecution execution) {
        Map<String, Object> result = new LinkedHashMap<>(execution.getVariables());
        result.keySet().removeIf(name -> name.startsWith("__"));
        return result;
    }

    @Override
    public void leaveNow(ActivityExecution execution) {
        leaving.settle(execution);
        super.leave(execution);
    }
}
