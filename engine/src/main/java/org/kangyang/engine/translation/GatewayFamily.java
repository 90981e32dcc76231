package org.kangyang.engine.translation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Gateways and the conditions of the flows behind them. */
final class GatewayFamily implements ElementFamily {

    private static final Set<String> NAMES =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "sequenceFlow");

    private static final Set<String> CONDITIONAL = Set.of("exclusiveGateway", "inclusiveGateway");

    @Override
    public boolean covers(Element e) {
        return NAMES.contains(e.getLocalName());
    }

    @Override
    public void translate(Element e, Model model) {
        model.checkMappings(e, false, false);
        switch (e.getLocalName()) {
            case "sequenceFlow" -> flow(e, model);
            case "exclusiveGateway" -> conditional(e, model, false);
            case "inclusiveGateway" -> conditional(e, model, model.incoming(e).size() > 1);
            case "eventBasedGateway" -> eventBased(e, model);
            default -> {
                if (model.incoming(e).size() > 1) {
                    Activities.enterAsynchronously(e);
                }
            }
        }
    }

    private static void conditional(Element gateway, Model model, boolean joins) {
        List<Element> outgoing = model.outgoing(gateway);
        @Nullable String defaultFlow = Dom.attribute(gateway, "default");
        for (Element flow : outgoing) {
            boolean isDefault = flow.getAttribute("id").equals(defaultFlow);
            if (outgoing.size() > 1 && !isDefault && condition(flow) == null) {
                model.refuse(flow, "must have a condition, or be the default flow of '" + Dom.id(gateway) + "'");
            }
            if (isDefault && condition(flow) != null) {
                model.refuse(flow, "is the default flow of '" + Dom.id(gateway) + "' and must not have a condition");
            }
        }
        if (joins || outgoing.size() > 1 || outgoing.stream().anyMatch(f -> condition(f) != null)) {
            Activities.enterAsynchronously(gateway);
        }
    }

    private static @Nullable Element condition(Element flow) {
        return Dom.child(flow, "conditionExpression");
    }

    private static void flow(Element flow, Model model) {
        Element condition = condition(flow);
        if (condition == null) {
            return;
        }
        Element source = model.byId(flow.getAttribute("sourceRef"));
        if (source == null || !CONDITIONAL.contains(source.getLocalName())) {
            model.refuse(flow, "conditions are only supported on flows out of an exclusive or inclusive gateway");
        }
        String text = condition.getTextContent().strip();
        if (!Activities.isFeel(text)) {
            model.refuse(flow, "the condition '" + text + "' is no FEEL expression (it must begin with =)");
        }
        model.refusals().checkExpression(flow, "conditionExpression", text);
        Dom.note(flow, "condition", text);
        condition.setTextContent("${true}");
    }

    private static void eventBased(Element gateway, Model model) {
        if ("true".equals(gateway.getAttribute("instantiate"))
                || "Parallel".equals(gateway.getAttribute("eventGatewayType"))) {
            model.refuse(gateway, "only exclusive event-based gateways inside a process are supported");
        }
        Activities.enterAsynchronously(gateway);
    }
}
