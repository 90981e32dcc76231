package org.kangyang.engine.translation;

import static org.kangyang.engine.translation.Namespaces.NOTE_NS;
import static org.kangyang.engine.translation.Namespaces.ZEEBE_NS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.operaton.bpm.engine.impl.util.xml.Element;

/** Reads the Camunda 8 part of a translated model, which {@link ModelTranslator} has checked and left in place. */
final class ElementReader {

    private final Map<String, Element> messages = new HashMap<>();
    private final Map<String, Element> errors = new HashMap<>();
    private final Map<String, Element> escalations = new HashMap<>();
    private final Map<String, Element> signals = new HashMap<>();

    ElementReader(Element definitions) {
        definitions.elements("message").forEach(m -> messages.put(m.attribute("id"), m));
        definitions.elements("error").forEach(e -> errors.put(e.attribute("id"), e));
        definitions.elements("escalation").forEach(e -> escalations.put(e.attribute("id"), e));
        definitions.elements("signal").forEach(s -> signals.put(s.attribute("id"), s));
    }

    ElementModel read(Element e) {
        String id = e.attribute("id");
        return new ElementModel(
                id,
                Objects.requireNonNullElse(LiteralNames.read(e), id),
                Objects.requireNonNullElse(e.attributeNS(NOTE_NS, "type"), "UNSPECIFIED"),
                mappings(e, "input"),
                mappings(e, "output"),
                headers(e),
                job(extension(e, "taskDefinition")),
                userTask(e),
                message(e),
                loop(e),
                call(e),
                decision(e),
                script(e),
                reference(e, "errorEventDefinition", "errorRef", errors, x -> x.attribute("errorCode")),
                reference(
                        e,
                        "escalationEventDefinition",
                        "escalationRef",
                        escalations,
                        x -> x.attribute("escalationCode")),
                reference(e, "signalEventDefinition", "signalRef", signals, LiteralNames::read));
    }

    static @Nullable Element extension(Element e, String name) {
        Element extensions = e.element("extensionElements");
        return extensions == null ? null : extensions.elementNS(ZEEBE_NS, name);
    }

    private static List<Mapping> mappings(Element e, String direction) {
        Element io = extension(e, "ioMapping");
        List<Mapping> result = new ArrayList<>();
        if (io != null) {
            for (Element m : io.elementsNS(ZEEBE_NS, direction)) {
                result.add(new Mapping(m.attribute("target"), new Expr(m.attribute("source"))));
            }
        }
        return result;
    }

    private static Map<String, String> headers(Element e) {
        Element headers = extension(e, "taskHeaders");
        Map<String, String> result = new LinkedHashMap<>();
        if (headers != null) {
            for (Element h : headers.elementsNS(ZEEBE_NS, "header")) {
                result.put(h.attribute("key"), Objects.requireNonNullElse(h.attribute("value"), ""));
            }
        }
        return result;
    }

    private static ElementModel.@Nullable Job job(@Nullable Element definition) {
        return definition == null
                ? null
                : new ElementModel.Job(
                        new Expr(definition.attribute("type")),
                        new Expr(Objects.requireNonNullElse(definition.attribute("retries"), "3")));
    }

    private static ElementModel.@Nullable UserTask userTask(Element e) {
        if (!"userTask".equals(e.getTagName())) {
            return null;
        }
        List<ElementModel.Job> listeners = new ArrayList<>();
        Element taskListeners = extension(e, "taskListeners");
        if (taskListeners != null) {
            for (Element l : taskListeners.elementsNS(ZEEBE_NS, "taskListener")) {
                listeners.add(Objects.requireNonNull(job(l)));
            }
        }
        return new ElementModel.UserTask(
                attribute(e, "assignmentDefinition", "assignee"),
                attribute(e, "assignmentDefinition", "candidateGroups"),
                attribute(e, "assignmentDefinition", "candidateUsers"),
                attribute(e, "taskSchedule", "dueDate"),
                attribute(e, "taskSchedule", "followUpDate"),
                attribute(e, "priorityDefinition", "priority"),
                attribute(e, "formDefinition", "formId"),
                attribute(e, "formDefinition", "externalReference"),
                listeners);
    }

    private static @Nullable Expr attribute(Element e, String extension, String attribute) {
        Element x = extension(e, extension);
        return x == null ? null : Expr.ofNullable(x.attribute(attribute));
    }

    private ElementModel.@Nullable Message message(Element e) {
        Element definition = "receiveTask".equals(e.getTagName()) ? e : e.element("messageEventDefinition");
        Element message = definition == null ? null : messages.get(definition.attribute("messageRef"));
        if (message == null) {
            return null;
        }
        return new ElementModel.Message(
                new Expr(Objects.requireNonNull(LiteralNames.read(message))),
                attribute(message, "subscription", "correlationKey"));
    }

    private static ElementModel.@Nullable Loop loop(Element e) {
        Element loop = e.element("multiInstanceLoopCharacteristics");
        Element zeebe = loop == null ? null : extension(loop, "loopCharacteristics");
        if (loop == null || zeebe == null) {
            return null;
        }
        String condition = loop.attributeNS(NOTE_NS, "completionCondition");
        return new ElementModel.Loop(
                Boolean.parseBoolean(loop.attribute("isSequential", "false")),
                new Expr(zeebe.attribute("inputCollection")),
                zeebe.attribute("inputElement"),
                zeebe.attribute("outputCollection"),
                Expr.ofNullable(zeebe.attribute("outputElement")),
                Expr.ofNullable(condition));
    }

    private static ElementModel.@Nullable Call call(Element e) {
        Element called = "callActivity".equals(e.getTagName()) ? extension(e, "calledElement") : null;
        return called == null
                ? null
                : new ElementModel.Call(
                        new Expr(called.attribute("processId")),
                        !"false".equals(called.attribute("propagateAllParentVariables")),
                        !"false".equals(called.attribute("propagateAllChildVariables")));
    }

    private static ElementModel.@Nullable Decision decision(Element e) {
        Element called = extension(e, "calledDecision");
        return called == null
                ? null
                : new ElementModel.Decision(
                        new Expr(called.attribute("decisionId")), called.attribute("resultVariable"));
    }

    private static ElementModel.@Nullable Script script(Element e) {
        Element script = extension(e, "script");
        return script == null
                ? null
                : new ElementModel.Script(new Expr(script.attribute("expression")), script.attribute("resultVariable"));
    }

    /** What the event's definition refers to: a code or a name. */
    private static @Nullable Expr reference(
            Element e,
            String definitionName,
            String ref,
            Map<String, Element> referred,
            Function<Element, @Nullable String> told) {
        Element definition = e.element(definitionName);
        Element found = definition == null ? null : referred.get(definition.attribute(ref));
        return found == null ? null : Expr.ofNullable(told.apply(found));
    }
}
