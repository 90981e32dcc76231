package org.kangyang.workers.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Document;

/** Which variables a process knows: by message, by its caller's mapping, by mappings, decisions, jobs and forms inside it. */
final class Variables {

    /** What the domain's start messages carry. */
    private static final Map<String, Set<String>> BY_MESSAGE = Map.of(
            "care-pathway.bpmn", Set.of("caseId", "caseNumber", "referralId", "applicationId"),
            "home-bed-transfer.bpmn", Set.of("caseId", "caseNumber", "transferId"),
            "health-plan.bpmn", Set.of("caseId", "caseNumber", "planRevision"),
            "bed-vacancy.bpmn", Set.of("bedId", "holdNo"),
            "care-home-intake.bpmn", Set.of("caseId", "caseNumber", "offerId"),
            "case-closure.bpmn", Set.of("caseId", "caseNumber"),
            "reassessment.bpmn", Set.of("caseId", "caseNumber", "reassessmentId"),
            "plan-feedback.bpmn", Set.of("caseId", "caseNumber", "feedbackId"),
            "assessment-amendment.bpmn", Set.of("caseId", "caseNumber", "assessmentId"));

    private Variables() {}

    static Set<String> of(String file, Document model) {
        Set<String> known = new TreeSet<>(BY_MESSAGE.getOrDefault(file, Set.of()));
        String process = file.replace(".bpmn", "");
        Models.bpmn()
                .values()
                .forEach(caller -> Models.elements(caller, Models.BPMN, "callActivity")
                        .filter(call -> Models.own(call, "calledElement")
                                .anyMatch(called -> process.equals(called.getAttribute("processId"))))
                        .flatMap(call -> Models.own(call, "input"))
                        .forEach(input -> known.add(input.getAttribute("target"))));
        Stream.of("input", "output")
                .flatMap(kind -> Models.elements(model, Models.ZEEBE, kind))
                .forEach(mapping -> known.add(mapping.getAttribute("target")));
        Models.elements(model, Models.ZEEBE, "calledDecision")
                .forEach(decision -> known.add(decision.getAttribute("resultVariable")));
        Map<String, JsonNode> forms = Models.forms();
        Models.elements(model, Models.ZEEBE, "formDefinition")
                .map(form -> forms.get(form.getAttribute("formId") + ".form"))
                .flatMap(Models::keys)
                .forEach(key -> known.add(root(key)));
        return known;
    }

    /** The variables that an expression reads. */
    static Stream<String> readBy(String source) {
        return source.startsWith("=") ? Feel.parse(source.substring(1)).getVariableNames().stream() : Stream.empty();
    }

    static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
