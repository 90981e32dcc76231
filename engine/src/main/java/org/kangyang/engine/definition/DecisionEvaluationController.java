package org.kangyang.engine.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.protocol.rest.DecisionEvaluationInstruction;
import io.camunda.client.protocol.rest.EvaluateDecisionResult;
import io.camunda.client.protocol.rest.EvaluatedDecisionInputItem;
import io.camunda.client.protocol.rest.EvaluatedDecisionOutputItem;
import io.camunda.client.protocol.rest.EvaluatedDecisionResult;
import io.camunda.client.protocol.rest.MatchedDecisionRuleItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.Tenants;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/decision-definitions/evaluation}. */
@RestController
class DecisionEvaluationController {

    private final Decisions decisions;
    private final IdGenerator ids;
    private final ObjectMapper json;

    DecisionEvaluationController(Decisions decisions, IdGenerator ids, ObjectMapper json) {
        this.decisions = decisions;
        this.ids = ids;
        this.json = json;
    }

    @PostMapping({"/v2/decision-definitions/evaluation"})
    EvaluateDecisionResult evaluate(@RequestBody DecisionEvaluationInstruction body) {
        Tenants.check(body.getTenantId());
        Map<String, Object> variables = body.getVariables() == null ? Map.of() : body.getVariables();
        return result(outcome(body, variables));
    }

    private Decisions.Outcome outcome(DecisionEvaluationInstruction body, Map<String, Object> variables) {
        String key = body.getDecisionDefinitionKey();
        String id = body.getDecisionDefinitionId();
        if (key != null && id != null) {
            throw Rejection.invalidArgument("Only one of [decisionDefinitionId, decisionDefinitionKey] is allowed");
        }
        if (key != null) {
            if (!Keys.isKey(key)) {
                throw Rejection.notFound("Decision Definition with key '" + key + "' not found");
            }
            return decisions.evaluate(Long.parseLong(key), variables);
        }
        if (id == null || id.isBlank()) {
            throw Rejection.invalidArgument(
                    "At least one of [decisionDefinitionId, decisionDefinitionKey] is required");
        }
        return decisions.evaluate(id, variables);
    }

    private EvaluateDecisionResult result(Decisions.Outcome outcome) {
        String evaluation = ids.getNextId();
        Decisions.Decision decision = outcome.decision();
        EvaluateDecisionResult result = new EvaluateDecisionResult()
                .decisionDefinitionId(decision.decisionId())
                .decisionDefinitionKey(String.valueOf(decision.key()))
                .decisionDefinitionName(decision.name())
                .decisionDefinitionVersion(decision.version())
                .decisionRequirementsId(decision.requirementsId())
                .decisionRequirementsKey(String.valueOf(decision.requirementsKey()))
                .decisionEvaluationKey(evaluation)
                .decisionInstanceKey(evaluation)
                .output(text(outcome.output()))
                .failedDecisionDefinitionId(outcome.failedDecisionId())
                .failureMessage(outcome.failure())
                .tenantId(Tenants.DEFAULT);
        int index = 1;
        for (Decisions.Evaluated evaluated : outcome.evaluated()) {
            result.addEvaluatedDecisionsItem(evaluated(evaluated, evaluation + "-" + index++));
        }
        return result;
    }

    private EvaluatedDecisionResult evaluated(Decisions.Evaluated evaluated, String key) {
        EvaluatedDecisionResult result = new EvaluatedDecisionResult()
                .decisionDefinitionId(evaluated.decision().decisionId())
                .decisionDefinitionKey(String.valueOf(evaluated.decision().key()))
                .decisionDefinitionName(evaluated.decision().name())
                .decisionDefinitionVersion(evaluated.decision().version())
                .decisionDefinitionType(evaluated.type())
                .decisionEvaluationInstanceKey(key)
                .output(text(evaluated.output()))
                .tenantId(Tenants.DEFAULT);
        evaluated
                .inputs()
                .forEach(input -> result.addEvaluatedInputsItem(new EvaluatedDecisionInputItem()
                        .inputId(input.id())
                        .inputName(input.name())
                        .inputValue(text(input.value()))));
        evaluated.rules().forEach(rule -> {
            MatchedDecisionRuleItem item =
                    new MatchedDecisionRuleItem().ruleId(rule.id()).ruleIndex(rule.index());
            rule.outputs()
                    .forEach(output -> item.addEvaluatedOutputsItem(new EvaluatedDecisionOutputItem()
                            .outputId(output.id())
                            .outputName(output.name())
                            .outputValue(text(output.value()))
                            .ruleId(rule.id())
                            .ruleIndex(rule.index())));
            result.addMatchedRulesItem(item);
        });
        return result;
    }

    /** Values cross as JSON text. */
    private String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
