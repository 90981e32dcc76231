package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What events share: their one definition, messages and timers. */
final class Events {

    private Events() {}

    /** The event's definition, {@code null} for a none event; more than one is refused. */
    static @Nullable Element definition(Element event, Model model) {
        var definitions = Dom.children(event).stream()
                .filter(c ->
                        c.getLocalName().endsWith("EventDefinition") && Namespaces.BPMN.equals(c.getNamespaceURI()))
                .toList();
        if (definitions.size() > 1) {
            model.refuse(event, "has more than one event definition; keep one");
        }
        return definitions.isEmpty() ? null : definitions.getFirst();
    }

    /** A message that is waited for needs a name and a correlation key. */
    static void requireCorrelation(Element at, String messageRef, Model model) {
        Element message = requireMessage(at, messageRef, model);
        if (message == null) {
            return;
        }
        Element subscription = Dom.extension(message, "subscription");
        if (subscription == null || subscription.getAttribute("correlationKey").isBlank()) {
            model.refuse(
                    at,
                    "its message '" + message.getAttribute("name") + "' needs zeebe:subscription with a"
                            + " correlationKey");
        } else if (!Activities.isFeel(subscription.getAttribute("correlationKey"))) {
            model.refuse(
                    at,
                    "the correlation key '" + subscription.getAttribute("correlationKey")
                            + "' is no FEEL expression (it must begin with =)");
        }
    }

    /** A signal needs a name; {@code start}: of a process, where no variables exist. */
    static void signal(Element at, Element definition, boolean start, Model model) {
        Element signal = model.byId(Dom.attribute(definition, "signalRef"));
        if (signal == null || !"signal".equals(signal.getLocalName())) {
            model.refuse(at, "needs a signal (signalRef)");
            return;
        }
        String name = signal.getAttribute("name");
        if (name.isBlank()) {
            model.refuse(at, "its signal '" + Dom.id(signal) + "' has no name");
        } else if (Activities.isFeel(name)) {
            model.refusals().checkExpression(at, "signal name", name);
            if (start) {
                model.refuse(at, "the signal name of a process's start event must be static text");
            }
        }
    }

    static @Nullable Element requireMessage(Element at, @Nullable String messageRef, Model model) {
        Element message = model.byId(messageRef);
        if (message == null || !"message".equals(message.getLocalName())) {
            model.refuse(at, "needs a message (messageRef)");
            return null;
        }
        String name = message.getAttribute("name");
        if (name.isBlank()) {
            model.refuse(at, "its message '" + Dom.id(message) + "' has no name");
        } else if (!Activities.isFeel(name) && MessageNames.isAmbiguous(name)) {
            model.refuse(at, "the message name '" + name + "' contains '::' or ends with ':', which are reserved");
        } else {
            model.refusals().checkExpression(at, "message name", name);
        }
        return message;
    }

    /** Rewrites a timer; {@code start}: of a process, where no variables exist. */
    static void timer(Element event, Element definition, boolean start, boolean mayRepeat, Model model) {
        var kinds = Dom.children(definition).stream()
                .filter(c -> c.getLocalName().startsWith("time"))
                .toList();
        if (kinds.size() != 1) {
            model.refuse(event, "needs exactly one of timeDate, timeDuration, timeCycle");
            return;
        }
        Element kind = kinds.getFirst();
        String text = kind.getTextContent().strip();
        if (text.isEmpty()) {
            model.refuse(event, "its " + kind.getLocalName() + " is empty");
        }
        if ("timeCycle".equals(kind.getLocalName()) && !mayRepeat) {
            model.refuse(
                    event,
                    "a cycle is only possible on start events and on boundary and event sub-process start"
                            + " events that do not interrupt");
        }
        if ("timeDuration".equals(kind.getLocalName()) && start) {
            model.refuse(event, "a process cannot start on a duration; use timeDate or timeCycle");
        }
        model.refusals().checkExpression(event, kind.getLocalName(), text);
        if (!Activities.isFeel(text)) {
            Timers.checkStatic(kind.getLocalName(), text).ifPresent(why -> model.refuse(event, why));
        }
        kind.setTextContent(start ? Juel.startTimer(kind.getLocalName(), text) : Juel.timer(kind.getLocalName(), text));
    }
}
