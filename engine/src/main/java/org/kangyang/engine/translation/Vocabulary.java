package org.kangyang.engine.translation;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * The words this engine understands: BPMN elements and attributes, and Camunda 8's extensions. A model that uses another
 * one is refused; nothing is skipped silently, except what has no meaning to Camunda 8 either.
 */
final class Vocabulary {

    private static final Set<String> TASK = Set.of("id", "name", "isForCompensation");

    /** Elements that are drawn or documented but never executed. */
    private static final Set<String> DRAWN = Set.of(
            "documentation",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue",
            "laneSet",
            "collaboration",
            "dataObject",
            "dataObjectReference",
            "dataStore",
            "dataStoreReference",
            "property",
            "ioSpecification",
            "dataInputAssociation",
            "dataOutputAssociation",
            "itemDefinition");

    private static final Map<String, Set<String>> BPMN = Map.ofEntries(
            entry("process", Set.of("id", "name", "isExecutable", "processType", "isClosed")),
            entry("startEvent", Set.of("id", "name", "isInterrupting", "parallelMultiple")),
            entry("endEvent", Set.of("id", "name")),
            entry("intermediateCatchEvent", Set.of("id", "name", "parallelMultiple")),
            entry("intermediateThrowEvent", Set.of("id", "name")),
            entry("boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity", "parallelMultiple")),
            entry("task", TASK),
            entry("manualTask", TASK),
            entry("serviceTask", Set.of("id", "name", "isForCompensation", "implementation")),
            entry("sendTask", Set.of("id", "name", "isForCompensation", "implementation", "messageRef")),
            entry("businessRuleTask", Set.of("id", "name", "isForCompensation", "implementation")),
            entry("scriptTask", Set.of("id", "name", "isForCompensation")),
            entry("userTask", Set.of("id", "name", "isForCompensation", "implementation")),
            entry(
                    "receiveTask",
                    Set.of("id", "name", "isForCompensation", "implementation", "messageRef", "instantiate")),
            entry("callActivity", TASK),
            entry("subProcess", Set.of("id", "name", "isForCompensation", "triggeredByEvent")),
            entry("exclusiveGateway", Set.of("id", "name", "default", "gatewayDirection")),
            entry("inclusiveGateway", Set.of("id", "name", "default", "gatewayDirection")),
            entry("parallelGateway", Set.of("id", "name", "gatewayDirection")),
            entry("eventBasedGateway", Set.of("id", "name", "gatewayDirection", "eventGatewayType", "instantiate")),
            entry("sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef")),
            entry("conditionExpression", Set.of("id")),
            entry("messageEventDefinition", Set.of("id", "messageRef")),
            entry("timerEventDefinition", Set.of("id")),
            entry("timeDate", Set.of("id")),
            entry("timeDuration", Set.of("id")),
            entry("timeCycle", Set.of("id")),
            entry("errorEventDefinition", Set.of("id", "errorRef")),
            entry("signalEventDefinition", Set.of("id", "signalRef")),
            entry("signal", Set.of("id", "name")),
            entry("escalationEventDefinition", Set.of("id", "escalationRef")),
            entry("escalation", Set.of("id", "name", "escalationCode")),
            entry("linkEventDefinition", Set.of("id", "name")),
            entry("terminateEventDefinition", Set.of("id")),
            entry("multiInstanceLoopCharacteristics", Set.of("id", "isSequential")),
            entry("completionCondition", Set.of("id")),
            entry("message", Set.of("id", "name")),
            entry("error", Set.of("id", "name", "errorCode")),
            entry("extensionElements", Set.of()),
            entry("incoming", Set.of()),
            entry("outgoing", Set.of()));

    private static final Map<String, Set<String>> ZEEBE = Map.ofEntries(
            entry("taskDefinition", Set.of("type", "retries")),
            entry("ioMapping", Set.of()),
            entry("input", Set.of("source", "target")),
            entry("output", Set.of("source", "target")),
            entry("taskHeaders", Set.of()),
            entry("header", Set.of("key", "value")),
            entry("properties", Set.of()),
            entry("property", Set.of("name", "value")),
            entry("userTask", Set.of()),
            entry("assignmentDefinition", Set.of("assignee", "candidateGroups", "candidateUsers")),
            entry("taskSchedule", Set.of("dueDate", "followUpDate")),
            entry("priorityDefinition", Set.of("priority")),
            entry("formDefinition", Set.of("formId", "externalReference", "bindingType")),
            entry("taskListeners", Set.of()),
            entry("taskListener", Set.of("eventType", "type", "retries")),
            entry(
                    "calledElement",
                    Set.of("processId", "propagateAllChildVariables", "propagateAllParentVariables", "bindingType")),
            entry("calledDecision", Set.of("decisionId", "resultVariable", "bindingType")),
            entry("script", Set.of("expression", "resultVariable")),
            entry(
                    "loopCharacteristics",
                    Set.of("inputCollection", "inputElement", "outputCollection", "outputElement")),
            entry("subscription", Set.of("correlationKey")),
            entry("versionTag", Set.of("value")));

    /** Attributes of Camunda's extensions that may hold FEEL. */
    private static final Map<String, Set<String>> FEEL = Map.ofEntries(
            entry("taskDefinition", Set.of("type", "retries")),
            entry("taskListener", Set.of("type", "retries")),
            entry("input", Set.of("source")),
            entry("output", Set.of("source")),
            entry("assignmentDefinition", Set.of("assignee", "candidateGroups", "candidateUsers")),
            entry("taskSchedule", Set.of("dueDate", "followUpDate")),
            entry("priorityDefinition", Set.of("priority")),
            entry("formDefinition", Set.of("formId", "externalReference")),
            entry("calledElement", Set.of("processId")),
            entry("calledDecision", Set.of("decisionId")),
            entry("script", Set.of("expression")),
            entry("loopCharacteristics", Set.of("inputCollection", "outputElement")),
            entry("subscription", Set.of("correlationKey")));

    private static final Set<String> WORKED =
            Set.of("serviceTask", "sendTask", "scriptTask", "businessRuleTask", "intermediateThrowEvent", "endEvent");

    /** Where an extension that says what an element does stands; elsewhere it means nothing to Camunda 8. */
    private static final Map<String, Set<String>> PLACES = Map.ofEntries(
            entry("taskDefinition", WORKED),
            entry("calledDecision", Set.of("businessRuleTask")),
            entry("script", Set.of("scriptTask")),
            entry("calledElement", Set.of("callActivity")),
            entry("userTask", Set.of("userTask")),
            entry("assignmentDefinition", Set.of("userTask")),
            entry("taskSchedule", Set.of("userTask")),
            entry("priorityDefinition", Set.of("userTask")),
            entry("formDefinition", Set.of("userTask")),
            entry("taskListeners", Set.of("userTask")),
            entry("loopCharacteristics", Set.of("multiInstanceLoopCharacteristics")),
            entry("subscription", Set.of("message")),
            entry("versionTag", Set.of("process")));

    private static final Map<String, String> WHY = Map.ofEntries(
            entry("complexGateway", "complex gateways are not supported"),
            entry("adHocSubProcess", "ad-hoc sub-processes are not supported"),
            entry("transaction", "transactions are not supported"),
            entry("compensateEventDefinition", "compensation is not supported"),
            entry("conditionalEventDefinition", "conditional events are not supported"),
            entry("cancelEventDefinition", "cancel events are not supported"),
            entry("standardLoopCharacteristics", "standard loops are not supported; use multi-instance"),
            entry("executionListeners", "execution listeners are not supported; use a service task"),
            entry(
                    "userTaskForm",
                    "forms inside the model are not supported; deploy a Camunda Form and name its formId"),
            entry("loopCardinality", "a loop cardinality is not supported; use an input collection"));

    private Vocabulary() {}

    /** Whether an element has no meaning for execution. */
    static boolean isDrawn(Element e) {
        return !Namespaces.BPMN.equals(e.getNamespaceURI()) && !Namespaces.ZEEBE.equals(e.getNamespaceURI())
                || Namespaces.BPMN.equals(e.getNamespaceURI()) && DRAWN.contains(e.getLocalName());
    }

    /** Whether an attribute means nothing to Camunda 8: it is of another vendor, or of Camunda 7. */
    static boolean isForeign(Attr a) {
        String namespace = a.getNamespaceURI();
        return namespace != null && !Namespaces.ZEEBE.equals(namespace) && !Namespaces.XMLNS.equals(namespace);
    }

    /** Checks the element's name, its attributes, and that the FEEL in them can be read. */
    static void check(Element e, Refusals refusals) {
        String name = e.getLocalName();
        boolean zeebe = Namespaces.ZEEBE.equals(e.getNamespaceURI());
        Set<String> attributes = (zeebe ? ZEEBE : BPMN).get(name);
        if (attributes == null) {
            refusals.add(e, why(name, zeebe));
            return;
        }
        if (zeebe && !isInPlace(e)) {
            refusals.add(e, "'" + e.getNodeName() + "' has no meaning here; it belongs to " + PLACES.get(name));
        }
        NamedNodeMap present = e.getAttributes();
        for (int i = 0; i < present.getLength(); i++) {
            checkAttribute(e, (Attr) present.item(i), zeebe, attributes, refusals);
        }
    }

    private static boolean isInPlace(Element extension) {
        Set<String> places = PLACES.get(extension.getLocalName());
        return places == null
                || extension.getParentNode() != null
                        && extension.getParentNode().getParentNode() instanceof Element owner
                        && places.contains(owner.getLocalName());
    }

    private static void checkAttribute(Element e, Attr a, boolean zeebe, Set<String> attributes, Refusals refusals) {
        String namespace = a.getNamespaceURI();
        if (Namespaces.XMLNS.equals(namespace)
                || Namespaces.ZEEBE.equals(namespace) && a.getLocalName().startsWith("modelerTemplate")) {
            return;
        }
        if (Namespaces.ZEEBE.equals(namespace) || !attributes.contains(a.getLocalName())) {
            refusals.add(e, "attribute '" + a.getName() + "' of '" + e.getNodeName() + "' is not supported");
        } else if (zeebe && FEEL.getOrDefault(e.getLocalName(), Set.of()).contains(a.getLocalName())) {
            refusals.checkExpression(e, a.getName(), a.getValue());
        }
    }

    private static String why(String name, boolean zeebe) {
        @Nullable String known = WHY.get(name);
        return known != null ? known : "'" + (zeebe ? "zeebe:" : "bpmn:") + name + "' is not supported";
    }
}
