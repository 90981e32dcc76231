package org.kangyang.engine.decision;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.runtime.Keys;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.operaton.bpm.engine.repository.DecisionRequirementsDefinition;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Left;
import scala.util.Right;

/** Decisions that Operaton keeps and versions, evaluated by Camunda's DMN engine. */
public final class DeployedDecisions implements Decisions {

    private final RepositoryService repository;
    private final DmnTables tables;
    private final Map<String, ParsedDmn> parsed = new ConcurrentHashMap<>();

    public DeployedDecisions(RepositoryService repository, DmnTables tables) {
        this.repository = repository;
        this.tables = tables;
    }

    @Override
    public Outcome evaluate(String decisionId, Map<String, Object> variables) {
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionId)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new DecisionNotFound("No decision with id '" + decisionId + "' is deployed");
        }
        return evaluate(definition, variables);
    }

    @Override
    public Outcome evaluate(long decisionKey, Map<String, Object> variables) {
        DecisionDefinition definition = repository.createDecisionDefinitionQuery().list().stream()
                .filter(d -> Keys.of(d.getId()) == decisionKey)
                .findFirst()
                .orElseThrow(() -> new DecisionNotFound("No decision with key " + decisionKey + " is deployed"));
        return evaluate(definition, variables);
    }

    private Outcome evaluate(DecisionDefinition definition, Map<String, Object> variables) {
        ParsedDmn dmn = parsed.computeIfAbsent(
                definition.getDeploymentId() + "/" + definition.getResourceName(),
                k -> tables.parse(content(definition)));
        return switch (tables.evaluate(dmn, definition.getKey(), variables)) {
            case Right<DmnEngine.EvalFailure, DmnEngine.EvalResult> right ->
                outcome(definition, dmn, right.value().auditLog(), null);
            case Left<DmnEngine.EvalFailure, DmnEngine.EvalResult> left ->
                outcome(
                        definition,
                        dmn,
                        left.value().auditLog(),
                        left.value().failure().message());
            default -> throw new IllegalStateException();
        };
    }

    private Outcome outcome(
            DecisionDefinition definition, ParsedDmn dmn, Audit.AuditLog log, @Nullable String failure) {
        Map<String, Decision> siblings = siblings(definition);
        Object output = null;
        List<Evaluated> evaluated = new ArrayList<>();
        for (Audit.AuditLogEntry entry : CollectionConverters.asJava(log.entries())) {
            Object value = Feel.json(entry.result().result());
            if (entry.id().equals(definition.getKey())) {
                output = value;
            }
            Decision decision = siblings.get(entry.id());
            if (decision != null) {
                evaluated.add(evaluated(dmn, decision, entry, value));
            }
        }
        return new Outcome(
                decision(definition, dmn),
                output,
                failure,
                failure == null ? null : failed(definition, log),
                evaluated);
    }

    /** Evaluation ends with the decision that failed. */
    private static String failed(DecisionDefinition asked, Audit.AuditLog log) {
        return log.entries().isEmpty() ? asked.getKey() : log.entries().last().id();
    }

    private static Evaluated evaluated(
            ParsedDmn dmn, Decision decision, Audit.AuditLogEntry entry, @Nullable Object value) {
        List<Input> inputs = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        String type = "LITERAL_EXPRESSION";
        if (entry.result() instanceof Audit.DecisionTableEvaluationResult table) {
            type = "DECISION_TABLE";
            CollectionConverters.asJava(table.inputs())
                    .forEach(i -> inputs.add(new Input(i.input().id(), i.input().name(), json(i.value()))));
            List<String> places = places(dmn, decision.decisionId());
            for (Audit.EvaluatedRule rule : CollectionConverters.asJava(table.matchedRules())) {
                List<Output> outputs = new ArrayList<>();
                CollectionConverters.asJava(rule.outputs())
                        .forEach(o -> outputs.add(
                                new Output(o.output().id(), o.output().name(), json(o.value()))));
                rules.add(new Rule(rule.rule().id(), places.indexOf(rule.rule().id()) + 1, outputs));
            }
        }
        return new Evaluated(decision, type, value, inputs, rules);
    }

    /** Ids of the rules of a table, in their order. */
    private static List<String> places(ParsedDmn dmn, String decisionId) {
        List<String> ids = new ArrayList<>();
        for (ParsedDecision decision : CollectionConverters.asJava(dmn.decisions())) {
            if (decision.id().equals(decisionId) && decision.logic() instanceof ParsedDecisionTable table) {
                CollectionConverters.asJava(table.rules()).forEach(rule -> ids.add(rule.id()));
            }
        }
        return ids;
    }

    private static @Nullable Object json(Val value) {
        return Feel.json(value);
    }

    /** The decisions of the same file, by id. */
    private Map<String, Decision> siblings(DecisionDefinition definition) {
        Map<String, Decision> result = new java.util.HashMap<>();
        repository.createDecisionDefinitionQuery().deploymentId(definition.getDeploymentId()).list().stream()
                .filter(d -> d.getResourceName().equals(definition.getResourceName()))
                .forEach(d -> result.put(
                        d.getKey(), decision(d, parsed.get(d.getDeploymentId() + "/" + d.getResourceName()))));
        return result;
    }

    private Decision decision(DecisionDefinition d, @Nullable ParsedDmn dmn) {
        String requirementsId = d.getDecisionRequirementsDefinitionKey();
        long requirementsKey = Keys.of(d.getId());
        if (d.getDecisionRequirementsDefinitionId() != null) {
            DecisionRequirementsDefinition r =
                    repository.getDecisionRequirementsDefinition(d.getDecisionRequirementsDefinitionId());
            requirementsKey = Keys.of(r.getId());
        } else if (dmn != null) {
            requirementsId = dmn.model().getDefinitions().getId();
        }
        return new Decision(
                d.getKey(),
                d.getName() == null ? d.getKey() : d.getName(),
                d.getVersion(),
                Keys.of(d.getId()),
                requirementsId == null ? d.getKey() : requirementsId,
                requirementsKey);
    }

    private byte[] content(DecisionDefinition d) {
        try (InputStream in = repository.getResourceAsStream(d.getDeploymentId(), d.getResourceName())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read decision '" + d.getKey() + "' from the store", e);
        }
    }
}
