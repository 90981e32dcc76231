package org.kangyang.engine.translation;

import java.util.List;
import org.w3c.dom.Element;

/**
 * Link events: a pair is two none events with a sequence flow between them, which the translation draws. Operaton's own
 * would not be seen in its history.
 */
final class Links {

    private static final String LINK = "link";

    private Links() {}

    static void target(Element e, Element definition, Model model) {
        model.checkMappings(e, false, false);
        if (!model.incoming(e).isEmpty()) {
            model.refuse(e, "a catching link event has no incoming sequence flow");
        }
        Dom.note(e, LINK, definition.getAttribute("name"));
        if (targets(e, definition.getAttribute("name")).size() > 1) {
            model.refuse(
                    e,
                    "the link '" + definition.getAttribute("name")
                            + "' is caught more than once in its process or sub-process; keep one");
        }
        e.removeChild(definition);
        Dom.rename(e, "intermediateThrowEvent");
    }

    static void source(Element e, Element definition, Model model) {
        String link = definition.getAttribute("name");
        if (!model.outgoing(e).isEmpty()) {
            model.refuse(e, "a throwing link event has no outgoing sequence flow");
        }
        List<Element> targets = targets(e, link);
        if (targets.isEmpty()) {
            model.refuse(e, "no link event in the same process or sub-process catches the link '" + link + "'");
            return;
        }
        e.removeChild(definition);
        Element flow = e.getOwnerDocument().createElementNS(Namespaces.BPMN, "sequenceFlow");
        flow.setAttribute("id", Dom.id(e) + "__link");
        flow.setAttribute("sourceRef", Dom.id(e));
        flow.setAttribute("targetRef", Dom.id(targets.getFirst()));
        e.getParentNode().appendChild(flow);
    }

    private static List<Element> targets(Element e, String link) {
        return Dom.children(e.getParentNode()).stream()
                .filter(other -> link.equals(other.getAttributeNS(Namespaces.NOTE, LINK))
                        || Dom.isBpmn(other, "intermediateCatchEvent")
                                && Dom.children(other, "linkEventDefinition").stream()
                                        .anyMatch(d -> link.equals(d.getAttribute("name"))))
                .toList();
    }
}
