package org.kangyang.engine.translation;

import org.w3c.dom.Element;

/** Sub-processes, embedded and by event, and call activities. */
final class ScopeFamily implements ElementFamily {

    @Override
    public boolean covers(Element e) {
        return "subProcess".equals(e.getLocalName()) || "callActivity".equals(e.getLocalName());
    }

    @Override
    public void translate(Element e, Model model) {
        Activities.refuseCompensation(e, model);
        Activities.translateLoop(e, model);
        boolean byEvent = "true".equals(e.getAttribute("triggeredByEvent"));
        // It is entered by the command or timer that triggers it, which must not fail for a mapping's sake.
        model.checkMappings(e, !byEvent, true);
        if ("callActivity".equals(e.getLocalName())) {
            callActivity(e, model);
        } else if (byEvent) {
            eventSubProcess(e, model);
        } else {
            Activities.enterAsynchronously(e);
        }
    }

    private static void callActivity(Element e, Model model) {
        Element called = Dom.extension(e, "calledElement");
        if (called == null) {
            model.refuse(e, "needs zeebe:calledElement with a processId");
            return;
        }
        TaskFamily.require(called, "processId", model);
        Activities.requireLatest(called, model);
        if (Dom.child(e, "multiInstanceLoopCharacteristics") != null
                && "false".equals(called.getAttribute("propagateAllParentVariables"))) {
            model.refuse(
                    e,
                    "a multi-instance call passes all variables: propagateAllParentVariables=\"false\" is not supported");
        }
        e.setAttribute("calledElement", "called");
        Activities.enterAsynchronously(e);
    }

    private static void eventSubProcess(Element e, Model model) {
        if (Dom.child(e, "multiInstanceLoopCharacteristics") != null) {
            model.refuse(e, "an event sub-process cannot be multi-instance");
        }
        if (e.getParentNode() instanceof Element outer && "true".equals(outer.getAttribute("triggeredByEvent"))) {
            model.refuse(e, "an event sub-process directly within another is not supported");
        }
        if (!model.incoming(e).isEmpty() || !model.outgoing(e).isEmpty()) {
            model.refuse(e, "an event sub-process has no sequence flows");
        }
    }
}
