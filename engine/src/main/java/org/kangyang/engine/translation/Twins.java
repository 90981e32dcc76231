package org.kangyang.engine.translation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Events of one activity or scope that wait for the same message or signal: Camunda 8 takes each name once. */
final class Twins {

    private Twins() {}

    static void refuse(Element event, Model model) {
        String name = name(event, model);
        if (name == null || Activities.isFeel(name)) {
            return;
        }
        boolean twin = beside(event, model).stream()
                .filter(other -> other != event)
                .anyMatch(other -> Objects.equals(kind(other), kind(event)) && name.equals(name(other, model)));
        if (twin) {
            model.refuse(event, "another event of the same activity or scope waits for '" + name + "', too; keep one");
        }
    }

    private static List<Element> beside(Element event, Model model) {
        if ("boundaryEvent".equals(event.getLocalName())) {
            Element activity = model.byId(event.getAttribute("attachedToRef"));
            return activity == null ? List.of() : model.boundaryEventsOf(activity);
        }
        return Dom.children(event.getParentNode().getParentNode(), "subProcess").stream()
                .filter(s -> "true".equals(s.getAttribute("triggeredByEvent")))
                .flatMap(s -> Dom.children(s, "startEvent").stream())
                .toList();
    }

    private static @Nullable String kind(Element event) {
        return Dom.child(event, "messageEventDefinition") != null
                ? "message"
                : Dom.child(event, "signalEventDefinition") != null ? "signal" : null;
    }

    private static @Nullable String name(Element event, Model model) {
        String kind = kind(event);
        Element definition = kind == null ? null : Dom.child(event, kind + "EventDefinition");
        Element named = definition == null ? null : model.byId(Dom.attribute(definition, kind + "Ref"));
        return named == null ? null : Dom.attribute(named, "name");
    }
}
