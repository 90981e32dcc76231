package org.kangyang.engine.decision;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.BusinessKnowledgeModel;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DrgElement;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What requires what in a file. Camunda's DMN engine goes every way through it, at deployment and at each evaluation:
 * thirty decisions, each required twice by the next, are a thousand million.
 */
final class RequirementGraph {

    /** Ways from one decision to all it requires. */
    private static final long WAYS = 10_000;

    /** Requirements of requirements. */
    private static final int DEPTH = 100;

    private final Map<String, List<String>> required = new HashMap<>();
    private final Map<String, Long> ways = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private RequirementGraph() {}

    /** @throws IllegalArgumentException naming the decision that requires too much, or itself */
    static void check(byte[] dmn) {
        RequirementGraph graph = new RequirementGraph();
        try {
            Dmn.readModelFromStream(new ByteArrayInputStream(dmn))
                    .getDefinitions()
                    .getDrgElements()
                    .forEach(graph::add);
        } catch (ModelException e) {
            throw new IllegalArgumentException("Failed to parse DMN: " + e.getMessage(), e);
        }
        graph.required.keySet().forEach(id -> graph.ways(id, 0));
    }

    private void add(DrgElement element) {
        List<DrgElement> needs = new ArrayList<>();
        if (element instanceof Decision decision) {
            decision.getInformationRequirements().forEach(r -> needs.add(r.getRequiredDecision()));
            decision.getKnowledgeRequirements().forEach(r -> needs.add(r.getRequiredKnowledge()));
        } else if (element instanceof BusinessKnowledgeModel model) {
            model.getKnowledgeRequirement().forEach(r -> needs.add(r.getRequiredKnowledge()));
        }
        required.put(
                String.valueOf(element.getId()),
                needs.stream()
                        .filter(e -> e != null)
                        .map(e -> String.valueOf(e.getId()))
                        .toList());
    }

    private long ways(String id, int depth) {
        Long known = ways.get(id);
        if (known != null) {
            return known;
        }
        if (!open.add(id)) {
            throw new IllegalArgumentException(
                    "Invalid DMN model: Cyclic dependencies between decisions detected, by way of '" + id + "'");
        }
        if (depth > DEPTH) {
            throw new IllegalArgumentException("'" + id + "' is required by more than " + DEPTH + " others in turn");
        }
        long sum = 1;
        for (String other : required.getOrDefault(id, List.of())) {
            sum += ways(other, depth + 1);
            if (sum > WAYS) {
                throw new IllegalArgumentException("'" + id + "' requires others in more than " + WAYS
                        + " ways; let each be required once, or compute less in one file");
            }
        }
        open.remove(id);
        ways.put(id, sum);
        return sum;
    }
}
