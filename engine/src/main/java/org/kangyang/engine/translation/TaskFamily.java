package org.kangyang.engine.translation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Tasks: those done by job workers, user tasks, receive tasks, decisions, scripts, and tasks without work. */
final class TaskFamily implements ElementFamily {

    private static final Set<String> NAMES = Set.of(
            "task",
            "manualTask",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "scriptTask",
            "userTask",
            "receiveTask");

    @Override
    public boolean covers(Element e) {
        return NAMES.contains(e.getLocalName());
    }

    @Override
    public void translate(Element e, Model model) {
        model.checkMappings(e, true, true);
        Activities.refuseCompensation(e, model);
        Activities.translateLoop(e, model);
        switch (e.getLocalName()) {
            case "userTask" -> userTask(e, model);
            case "receiveTask" -> receiveTask(e, model);
            case "businessRuleTask", "scriptTask", "serviceTask", "sendTask" -> worked(e, model);
            default -> Activities.enterAsynchronously(e);
        }
    }

    private static void worked(Element task, Model model) {
        Element e = task;
        Element job = Dom.extension(e, "taskDefinition");
        boolean called = Dom.extension(e, "calledDecision") != null || Dom.extension(e, "script") != null;
        if ("scriptTask".equals(e.getLocalName()) || "sendTask".equals(e.getLocalName())) {
            e = Dom.rename(e, "serviceTask");
        }
        e.removeAttribute("implementation");
        e.removeAttribute("messageRef");
        if (job != null && called) {
            model.refuse(e, "has both a job type and a decision or script; keep one");
        } else if (job != null) {
            Activities.requireRetries(job, model);
            Activities.externalTask(e, "service");
            if (Activities.evaluates(e, model, job)) {
                Activities.enterAsynchronously(e);
            }
        } else if (called) {
            checkCalled(e, model);
            Dom.operaton(e, "expression", "${true}");
            Activities.enterAsynchronously(e);
        } else {
            model.refuse(e, "has nothing to do: add zeebe:taskDefinition with a job type");
        }
    }

    private static void checkCalled(Element e, Model model) {
        Element decision = Dom.extension(e, "calledDecision");
        if (decision != null) {
            Activities.requireLatest(decision, model);
            require(decision, "decisionId", model);
            require(decision, "resultVariable", model);
        }
        Element script = Dom.extension(e, "script");
        if (script != null) {
            require(script, "expression", model);
            require(script, "resultVariable", model);
        }
    }

    static void require(Element extension, String attribute, Model model) {
        if (extension.getAttribute(attribute).isBlank()) {
            model.refuse(extension, "'" + extension.getNodeName() + "' needs the attribute '" + attribute + "'");
        }
    }

    private static void userTask(Element e, Model model) {
        if (Dom.extension(e, "userTask") == null) {
            model.refuse(
                    e,
                    "user tasks by job worker are not supported; add zeebe:userTask (implementation \"Camunda user task\")");
        }
        e.removeAttribute("implementation");
        Element form = Dom.extension(e, "formDefinition");
        if (form != null) {
            Activities.requireLatest(form, model);
            if (Activities.isFeel(form.getAttribute("externalReference"))) {
                model.refuse(e, "an external form reference that is an expression is not supported; give fixed text");
            }
            @Nullable String formId = Dom.attribute(form, "formId");
            if (formId != null && Activities.isFeel(formId)) {
                model.refuse(e, "a form id that is an expression is not supported; name the form itself");
            } else if (formId != null) {
                Dom.operaton(e, "formRef", Juel.text(formId));
                Dom.operaton(e, "formRefBinding", "latest");
            }
        }
        Element listeners = Dom.extension(e, "taskListeners");
        if (listeners != null) {
            Dom.children(listeners).forEach(l -> listener(l, model));
        }
        Activities.enterAsynchronously(e);
    }

    private static void listener(Element listener, Model model) {
        if (!"completing".equals(listener.getAttribute("eventType"))) {
            model.refuse(
                    listener,
                    "a task listener on '" + listener.getAttribute("eventType")
                            + "' is not supported; only 'completing' is");
        }
        require(listener, "type", model);
        // Its job is created by the command that completes the task, which must not fail for the model's sake.
        for (String attribute : List.of("type", "retries")) {
            if (Activities.isFeel(Dom.attribute(listener, attribute))) {
                model.refuse(listener, "'" + attribute + "' of a task listener must be fixed text, no expression");
            }
        }
        Activities.requireRetries(listener, model);
    }

    private static void receiveTask(Element e, Model model) {
        if ("true".equals(e.getAttribute("instantiate"))) {
            model.refuse(e, "a receive task cannot start an instance; use a message start event");
        }
        Events.requireCorrelation(e, e.getAttribute("messageRef"), model);
        e.removeAttribute("implementation");
        Activities.enterAsynchronously(e);
    }
}
