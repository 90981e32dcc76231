package org.kangyang.engine.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Loops whose elements neither wait nor choose, which nothing leaves: Camunda 8 refuses straight-through processing loops,
 * too. Here one without a job would take the whole memory in a single transaction, and again after each restart.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/reference/modeling-guidance/rules/no-loop/">Infinite
 *     loop</a>
 */
final class EndlessLoops {

    private static final int NAMED = 10;

    private EndlessLoops() {}

    /** To be asked of a translated scope: links are flows, scripts and decisions are expressions. */
    static void refuse(Element scope, Model model) {
        Map<String, Element> passing = new LinkedHashMap<>();
        for (Element e : Dom.children(scope)) {
            if (Dom.isBpmn(e, "subProcess")) {
                refuse(e, model);
            } else if (goesOn(e, model)) {
                passing.put(e.getAttribute("id"), e);
            }
        }
        Map<String, Set<String>> next = new HashMap<>();
        Map<String, Set<String>> before = new HashMap<>();
        for (Element flow : Dom.children(scope, "sequenceFlow")) {
            String from = flow.getAttribute("sourceRef");
            String to = flow.getAttribute("targetRef");
            if (passing.containsKey(from) && passing.containsKey(to)) {
                next.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
                before.computeIfAbsent(to, id -> new LinkedHashSet<>()).add(from);
            }
        }
        Set<String> looping = new LinkedHashSet<>(passing.keySet());
        removeEnds(looping, next, before);
        if (!looping.isEmpty()) {
            List<String> loop = loop(looping, next);
            String named = loop.stream().limit(NAMED).map(id -> "'" + id + "'").collect(Collectors.joining(" → "));
            model.refusals()
                    .add(
                            loop.getFirst(),
                            "is in a loop that never ends, since nothing in it waits or chooses: " + named
                                    + (loop.size() > NAMED ? " → … " : " → '" + loop.getFirst() + "'")
                                    + "; put something that waits (a job, user task, timer or message) or a gateway with a"
                                    + " condition into it");
        }
    }

    /** Whether it goes on along every flow at once, whatever the variables are. */
    private static boolean goesOn(Element e, Model model) {
        return switch (String.valueOf(e.getLocalName())) {
            case "task", "manualTask" -> true;
            case "serviceTask", "businessRuleTask" -> e.hasAttributeNS(Namespaces.OPERATON, "expression");
            case "intermediateThrowEvent" ->
                Dom.children(e).stream().noneMatch(c -> c.getLocalName().endsWith("EventDefinition"));
            case "exclusiveGateway" ->
                model.outgoing(e).size() == 1 && Dom.child(model.outgoing(e).getFirst(), "conditionExpression") == null;
            case "parallelGateway" -> model.incoming(e).size() <= 1;
            default -> false;
        };
    }

    /** What is left of a graph when what nothing leads to any more is taken away again and again: its loops. */
    private static void removeEnds(Set<String> left, Map<String, Set<String>> next, Map<String, Set<String>> before) {
        Deque<String> asked = new ArrayDeque<>(left);
        while (!asked.isEmpty()) {
            String id = asked.pop();
            boolean leads = next.getOrDefault(id, Set.of()).stream().anyMatch(left::contains);
            if (!leads && left.remove(id)) {
                asked.addAll(before.getOrDefault(id, Set.of()));
            }
        }
    }

    /** Each that is left leads to another that is. */
    private static List<String> loop(Set<String> looping, Map<String, Set<String>> next) {
        Set<String> way = new LinkedHashSet<>();
        String id = looping.iterator().next();
        while (way.add(id)) {
            id = next.getOrDefault(id, Set.of()).stream()
                    .filter(looping::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> ids = new ArrayList<>(way);
        return ids.subList(ids.indexOf(id), ids.size());
    }
}
