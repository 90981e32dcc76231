package org.kangyang.engine.translation;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What tasks, sub-processes and call activities have in common. */
final class Activities {

    private Activities() {}

    /** Entered in a job of its own, so that what fails on entering is an incident there and not at the command before. */
    static void enterAsynchronously(Element e) {
        Dom.operaton(e, "asyncBefore", "true");
        Element loop = Dom.child(e, "multiInstanceLoopCharacteristics");
        if (loop != null) {
            Dom.operaton(loop, "asyncBefore", "true");
        }
    }

    static void externalTask(Element e, String topic) {
        Dom.operaton(e, "type", "external");
        Dom.operaton(e, "topic", topic);
    }

    /** Whether anything is evaluated on entering that can fail. */
    static boolean evaluates(Element e, Model model, Element job) {
        return isFeel(Dom.attribute(job, "type"))
                || isFeel(Dom.attribute(job, "retries"))
                || Dom.extension(e, "ioMapping") != null
                || Dom.child(e, "multiInstanceLoopCharacteristics") != null
                || !model.boundaryEventsOf(e).isEmpty();
    }

    static boolean isFeel(@Nullable String text) {
        return text != null && text.startsWith("=");
    }

    static void refuseCompensation(Element e, Model model) {
        if ("true".equals(e.getAttribute("isForCompensation"))) {
            model.refuse(e, "compensation is not supported");
        }
        e.removeAttribute("isForCompensation");
    }

    static void requireLatest(Element extension, Model model) {
        String binding = extension.getAttribute("bindingType");
        if (!binding.isEmpty() && !"latest".equals(binding)) {
            model.refuse(extension, "binding '" + binding + "' is not supported; only 'latest' is");
        }
    }

    static void translateLoop(Element e, Model model) {
        Element loop = Dom.child(e, "multiInstanceLoopCharacteristics");
        if (loop == null) {
            return;
        }
        Element zeebe = Dom.extension(loop, "loopCharacteristics");
        if (zeebe == null || zeebe.getAttribute("inputCollection").isBlank()) {
            model.refuse(e, "multi-instance needs zeebe:loopCharacteristics with an inputCollection");
            return;
        }
        if (zeebe.getAttribute("outputCollection").isBlank()
                != zeebe.getAttribute("outputElement").isBlank()) {
            model.refuse(e, "multi-instance needs outputCollection and outputElement together, or neither");
        }
        Element condition = Dom.child(loop, "completionCondition");
        if (condition != null) {
            String text = condition.getTextContent().strip();
            if (!isFeel(text)) {
                model.refuse(e, "the completion condition '" + text + "' is no FEEL expression (it must begin with =)");
            }
            if (Dom.extension(e, "ioMapping") != null) {
                model.refuse(
                        e,
                        "a completion condition is not supported together with mappings, whose variables it would not see");
            }
            model.refusals().checkExpression(e, "completionCondition", text);
            Dom.note(loop, "completionCondition", text);
            loop.removeChild(condition);
        }
        Dom.operaton(loop, "collection", "__collection");
    }

    /** Refuses retries that are no number from 1 on: a job without could neither be done nor mended. */
    static void requireRetries(Element job, Model model) {
        @Nullable String retries = Dom.attribute(job, "retries");
        if (retries != null && !isFeel(retries) && !retries.matches("0*[1-9]\\d{0,8}")) {
            model.refuse(job, "retries must be a whole number from 1 on, not '" + retries + "'");
        }
    }
}
