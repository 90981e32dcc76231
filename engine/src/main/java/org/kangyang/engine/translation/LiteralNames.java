package org.kangyang.engine.translation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.event.EventType;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;

/**
 * Names that Operaton reads as expressions of its own language, and Camunda 8 as they stand. What would be an expression in
 * one is escaped for Operaton; the note beside it is what the engine reads.
 */
final class LiteralNames {

    private static final Set<String> NAMED = Set.of("userTask", "message", "signal");
    private static final String NAME = "name";

    private LiteralNames() {}

    static void write(org.w3c.dom.Element e) {
        String name = e.getAttribute(NAME);
        if (NAMED.contains(e.getLocalName()) && (name.contains("${") || name.contains("#{"))) {
            Dom.note(e, NAME, name);
            e.setAttribute(NAME, Juel.literal(name));
        }
        Dom.children(e).forEach(LiteralNames::write);
    }

    /** Operaton finds the start event of a message by the text that its parser read. */
    static void start(ScopeImpl process, Map<String, ElementModel> models) {
        process.getProperties()
                .get(BpmnProperties.EVENT_SUBSCRIPTION_DECLARATIONS)
                .replaceAll((id, declared) -> {
                    ElementModel model = models.get(declared.getActivityId());
                    return declared.isStartEvent() && model != null && model.message() != null
                            ? start(declared, model.message().name().text())
                            : declared;
                });
    }

    private static EventSubscriptionDeclaration start(EventSubscriptionDeclaration declared, String name) {
        EventSubscriptionDeclaration result = new EventSubscriptionDeclaration(new Text(name), EventType.MESSAGE);
        result.setActivityId(declared.getActivityId());
        result.setEventScopeActivityId(declared.getEventScopeActivityId());
        result.setStartEvent(true);
        return result;
    }

    /** As the model has it. */
    static @Nullable String read(Element e) {
        @Nullable String noted = e.attributeNS(Namespaces.NOTE_NS, NAME);
        return noted == null ? e.attribute(NAME) : noted;
    }
}
