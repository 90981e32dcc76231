package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Escalation events: what they refer to. */
final class Escalations {

    private Escalations() {}

    /** Without a reference it catches every escalation. */
    static void caught(Element e, Element definition, Model model) {
        String ref = definition.getAttribute("escalationRef");
        if (ref.isEmpty()) {
            return;
        }
        String code = code(e, ref, model);
        if (code != null && Activities.isFeel(code)) {
            model.refuse(e, "the code of an escalation that is caught must be static text");
        }
    }

    static void thrown(Element e, Element definition, Model model) {
        String code = code(e, definition.getAttribute("escalationRef"), model);
        if (code != null) {
            model.refusals().checkExpression(e, "escalationCode", code);
        }
        Activities.enterAsynchronously(e);
    }

    private static @Nullable String code(Element e, String ref, Model model) {
        Element escalation = model.byId(ref);
        if (escalation == null
                || !"escalation".equals(escalation.getLocalName())
                || escalation.getAttribute("escalationCode").isBlank()) {
            model.refuse(e, "needs an escalation with an escalationCode");
            return null;
        }
        return escalation.getAttribute("escalationCode");
    }
}
