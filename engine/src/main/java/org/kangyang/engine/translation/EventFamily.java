package org.kangyang.engine.translation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Start, end, intermediate and boundary events. */
final class EventFamily implements ElementFamily {

    private static final Set<String> NAMES =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");

    private static final String NEEDED_AT_BOUNDARY =
            "a boundary event needs a message, timer, error, signal or escalation";

    @Override
    public boolean covers(Element e) {
        return NAMES.contains(e.getLocalName());
    }

    @Override
    public void translate(Element e, Model model) {
        if ("true".equals(e.getAttribute("parallelMultiple"))) {
            model.refuse(e, "parallel multiple events are not supported");
        }
        Element definition = Events.definition(e, model);
        switch (e.getLocalName()) {
            case "startEvent" -> start(e, definition, model);
            case "boundaryEvent" -> boundary(e, definition, model);
            case "intermediateCatchEvent" -> intermediateCatch(e, definition, model);
            default -> thrown(e, definition, model);
        }
    }

    private static void start(Element e, @Nullable Element definition, Model model) {
        Element scope = (Element) e.getParentNode();
        boolean process = "process".equals(scope.getLocalName());
        boolean byEvent = "true".equals(scope.getAttribute("triggeredByEvent"));
        model.checkMappings(e, false, true);
        if (Dom.extension(e, "formDefinition") != null) {
            model.refuse(e, "a form of a start event is not supported; begin with a user task");
        }
        if (definition == null) {
            if (byEvent) {
                model.refuse(
                        e,
                        "the start event of an event sub-process needs a message, timer, error, signal or escalation");
            }
        } else if (!process && !byEvent) {
            model.refuse(e, "the start event of an embedded sub-process must be a none start event");
        } else {
            if (byEvent) {
                Twins.refuse(e, model);
            }
            triggeredStart(e, definition, process, model);
        }
        if (process && hasEventSubProcess(scope)) {
            Dom.operaton(e, "asyncBefore", "true");
        }
    }

    private static void triggeredStart(Element e, Element definition, boolean process, Model model) {
        boolean interrupting = !"false".equals(e.getAttribute("isInterrupting"));
        switch (definition.getLocalName()) {
            case "messageEventDefinition" -> {
                if (process) {
                    startMessage(e, definition, model);
                } else {
                    Events.requireCorrelation(e, definition.getAttribute("messageRef"), model);
                }
            }
            case "timerEventDefinition" -> Events.timer(e, definition, process, process || !interrupting, model);
            case "errorEventDefinition" -> {
                if (process) {
                    model.refuse(e, "a process cannot start on an error");
                }
                caughtError(e, definition, model);
            }
            case "signalEventDefinition" -> Events.signal(e, definition, process, model);
            case "escalationEventDefinition" -> {
                if (process) {
                    model.refuse(e, "a process cannot start on an escalation");
                }
                Escalations.caught(e, definition, model);
            }
            default -> model.refuse(e, "'" + definition.getLocalName() + "' is not supported on a start event");
        }
    }

    private static void startMessage(Element e, Element definition, Model model) {
        Element message = Events.requireMessage(e, definition.getAttribute("messageRef"), model);
        if (message != null && Activities.isFeel(message.getAttribute("name"))) {
            model.refuse(e, "the message name of a process's start event must be static text");
        }
    }

    private static boolean hasEventSubProcess(Element process) {
        return Dom.children(process, "subProcess").stream()
                .anyMatch(s -> "true".equals(s.getAttribute("triggeredByEvent")));
    }

    private static void boundary(Element e, @Nullable Element definition, Model model) {
        model.checkMappings(e, false, true);
        Twins.refuse(e, model);
        boolean interrupting = !"false".equals(e.getAttribute("cancelActivity"));
        if (definition == null) {
            model.refuse(e, NEEDED_AT_BOUNDARY);
            return;
        }
        switch (definition.getLocalName()) {
            case "messageEventDefinition" -> Events.requireCorrelation(e, definition.getAttribute("messageRef"), model);
            case "timerEventDefinition" -> Events.timer(e, definition, false, !interrupting, model);
            case "errorEventDefinition" -> {
                if (!interrupting) {
                    model.refuse(e, "an error boundary event always interrupts; remove cancelActivity=\"false\"");
                }
                caughtError(e, definition, model);
            }
            case "signalEventDefinition" -> Events.signal(e, definition, false, model);
            case "escalationEventDefinition" -> Escalations.caught(e, definition, model);
            default -> model.refuse(e, NEEDED_AT_BOUNDARY);
        }
    }

    private static void caughtError(Element e, Element definition, Model model) {
        String ref = definition.getAttribute("errorRef");
        if (ref.isEmpty()) {
            return;
        }
        Element error = model.byId(ref);
        if (error == null || error.getAttribute("errorCode").isBlank()) {
            model.refuse(e, "its error '" + ref + "' needs an errorCode; to catch every error leave errorRef out");
        } else if (Activities.isFeel(error.getAttribute("errorCode"))) {
            model.refuse(e, "the code of an error that is caught must be static text");
        }
    }

    private static void intermediateCatch(Element e, @Nullable Element definition, Model model) {
        if (definition != null && "linkEventDefinition".equals(definition.getLocalName())) {
            Links.target(e, definition, model);
            return;
        }
        model.checkMappings(e, false, true);
        if (Dom.extension(e, "formDefinition") != null) {
            model.refuse(e, "a form of a start event is not supported; begin with a user task");
        }
        if (definition == null) {
            model.refuse(e, "an intermediate catch event needs a message, timer, signal or link");
            return;
        }
        switch (definition.getLocalName()) {
            case "messageEventDefinition" -> Events.requireCorrelation(e, definition.getAttribute("messageRef"), model);
            case "timerEventDefinition" -> Events.timer(e, definition, false, false, model);
            case "signalEventDefinition" -> Events.signal(e, definition, false, model);
            default -> model.refuse(e, "an intermediate catch event needs a message, timer, signal or link");
        }
        if (!isBehindEventBasedGateway(e, model)) {
            Activities.enterAsynchronously(e);
        }
    }

    private static boolean isBehindEventBasedGateway(Element e, Model model) {
        return model.incoming(e).stream().anyMatch(flow -> {
            Element source = model.byId(flow.getAttribute("sourceRef"));
            return source != null && "eventBasedGateway".equals(source.getLocalName());
        });
    }

    private static void thrown(Element e, @Nullable Element definition, Model model) {
        Element job = Dom.extension(e, "taskDefinition");
        boolean message = definition != null && "messageEventDefinition".equals(definition.getLocalName());
        boolean signal = definition != null && "signalEventDefinition".equals(definition.getLocalName());
        model.checkMappings(e, message || signal, message);
        if (job != null && !message) {
            model.refuse(e, "only a message event can have a job type");
        }
        if (definition == null) {
            return;
        }
        switch (definition.getLocalName()) {
            case "messageEventDefinition" -> {
                if (job == null) {
                    model.refuse(e, "a message is thrown by a job worker: add zeebe:taskDefinition with a job type");
                } else {
                    Activities.requireRetries(job, model);
                }
                definition.removeAttribute("messageRef");
                Activities.externalTask(definition, "message");
                Activities.enterAsynchronously(e);
            }
            case "terminateEventDefinition" -> {}
            case "errorEventDefinition" -> thrownError(e, definition, model);
            case "signalEventDefinition" -> {
                Events.signal(e, definition, false, model);
                Activities.enterAsynchronously(e);
            }
            case "escalationEventDefinition" -> Escalations.thrown(e, definition, model);
            case "linkEventDefinition" -> Links.source(e, definition, model);
            default -> model.refuse(e, "'" + definition.getLocalName() + "' is not supported here");
        }
    }

    private static void thrownError(Element e, Element definition, Model model) {
        Element error = model.byId(Dom.attribute(definition, "errorRef"));
        if (error == null || error.getAttribute("errorCode").isBlank()) {
            model.refuse(e, "needs an error with an errorCode");
        } else {
            model.refusals().checkExpression(e, "errorCode", error.getAttribute("errorCode"));
        }
        Activities.enterAsynchronously(e);
    }
}
