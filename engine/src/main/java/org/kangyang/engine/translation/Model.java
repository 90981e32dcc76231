package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A model in translation: its elements by id, and what is refused. */
final class Model {

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Element>> boundaryEvents = new HashMap<>();
    private final Map<String, List<Element>> outgoing = new HashMap<>();
    private final Map<String, List<Element>> incoming = new HashMap<>();
    private final Refusals refusals;

    Model(Document document, Refusals refusals) {
        this.refusals = refusals;
        index(document.getDocumentElement());
    }

    private void index(Element e) {
        if (Namespaces.BPMN.equals(e.getNamespaceURI())) {
            if (!e.getAttribute("id").isEmpty()) {
                byId.put(e.getAttribute("id"), e);
            }
            if ("sequenceFlow".equals(e.getLocalName())) {
                add(outgoing, e.getAttribute("sourceRef"), e);
                add(incoming, e.getAttribute("targetRef"), e);
            }
            if ("boundaryEvent".equals(e.getLocalName())) {
                add(boundaryEvents, e.getAttribute("attachedToRef"), e);
            }
        }
        Dom.children(e).forEach(this::index);
    }

    private static void add(Map<String, List<Element>> lists, String key, Element e) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(e);
    }

    /** Sequence flows out of a node, in the order of the model. */
    List<Element> outgoing(Element node) {
        return outgoing.getOrDefault(node.getAttribute("id"), List.of());
    }

    List<Element> incoming(Element node) {
        return incoming.getOrDefault(node.getAttribute("id"), List.of());
    }

    @Nullable
    Element byId(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    List<Element> boundaryEventsOf(Element activity) {
        return boundaryEvents.getOrDefault(activity.getAttribute("id"), List.of());
    }

    void refuse(Element at, String reason) {
        refusals.add(at, reason);
    }

    Refusals refusals() {
        return refusals;
    }

    /** Refuses mappings where Camunda 8 has no place for them, and targets that are no names. */
    void checkMappings(Element e, boolean inputs, boolean outputs) {
        Element io = Dom.extension(e, "ioMapping");
        if (io == null) {
            return;
        }
        Set<String> given = new HashSet<>();
        for (Element m : Dom.children(io)) {
            if (!given.add(m.getLocalName() + ' ' + m.getAttribute("target"))) {
                refuse(e, "has two " + m.getLocalName() + " mappings to '" + m.getAttribute("target") + "'; keep one");
            }
            boolean input = "input".equals(m.getLocalName());
            if (input && !inputs || !input && !outputs) {
                refuse(e, (input ? "input" : "output") + " mappings are not supported on a " + e.getLocalName());
            }
            if (!m.getAttribute("target").matches("[A-Za-z_][\\w]*(\\.[A-Za-z_][\\w]*)*")) {
                refuse(e, "the mapping target '" + m.getAttribute("target") + "' is no variable name");
            } else if (m.getAttribute("target").startsWith("__")) {
                refuse(e, "the mapping target '" + m.getAttribute("target") + "' begins with __, which is reserved");
            }
            if (m.getAttribute("source").isBlank()) {
                refuse(e, "the mapping to '" + m.getAttribute("target") + "' has no source");
            }
        }
    }
}
