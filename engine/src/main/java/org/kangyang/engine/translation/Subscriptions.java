package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.FeelFailure;
import org.kangyang.engine.feel.Variables;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.operaton.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.operaton.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.operaton.bpm.engine.impl.event.EventType;
import org.operaton.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;

/**
 * What a scope waits for besides its own work: the messages and signals of its boundary events, event sub-processes, or itself.
 *
 * <p>Operaton would subscribe before the scope has variables and evaluates the name alone. So its declarations are taken
 * out of the parsed model and made here, after the input mappings, under {@link #name the name that holds the key}.
 */
final class Subscriptions {

    private static final int COLUMN = 255;

    private final Feel feel;
    private final List<EventSubscriptionDeclaration> messages = new ArrayList<>();
    private final List<EventSubscriptionDeclaration> signals = new ArrayList<>();
    private final List<TimerDeclarationImpl> timers = new ArrayList<>();
    private final Function<String, @Nullable ElementModel> models;

    private Subscriptions(Feel feel, Function<String, @Nullable ElementModel> models) {
        this.feel = feel;
        this.models = models;
    }

    /** Takes the scope's declarations; a process's timers too, as they would be evaluated inside the start command. */
    static Subscriptions takenFrom(
            ScopeImpl scope, boolean timers, Feel feel, Function<String, @Nullable ElementModel> models) {
        Subscriptions result = new Subscriptions(feel, models);
        var declared = scope.getProperties().get(BpmnProperties.EVENT_SUBSCRIPTION_DECLARATIONS);
        declared.values().removeIf(d -> {
            boolean message = EventType.MESSAGE.name().equals(d.getEventType());
            boolean signal = EventType.SIGNAL.name().equals(d.getEventType());
            return !d.isStartEvent() && (message && result.messages.add(d) || signal && result.signals.add(d));
        });
        if (timers) {
            var declaredTimers = scope.getProperties().get(BpmnProperties.TIMER_DECLARATIONS);
            result.timers.addAll(declaredTimers.values());
            declaredTimers.clear();
        }
        return result;
    }

    boolean isEmpty() {
        return messages.isEmpty() && signals.isEmpty() && timers.isEmpty();
    }

    void create(ExecutionEntity execution) {
        for (EventSubscriptionDeclaration d : messages) {
            ElementModel model = models.apply(d.getActivityId());
            if (model == null || model.message() == null) {
                throw new IllegalStateException("No message known for element '" + d.getActivityId() + "'");
            }
            subscribe(execution, EventType.MESSAGE, d, nameFor(model, model.message(), Variables.of(execution)));
        }
        for (EventSubscriptionDeclaration d : signals) {
            ElementModel model = models.apply(d.getActivityId());
            if (model == null || model.signal() == null) {
                throw new IllegalStateException("No signal known for element '" + d.getActivityId() + "'");
            }
            subscribe(
                    execution,
                    EventType.SIGNAL,
                    d,
                    text(model, "signal name", model.signal(), Variables.of(execution)));
        }
        timers.forEach(t -> t.createTimerInstance(execution));
    }

    private static void subscribe(
            ExecutionEntity execution, EventType type, EventSubscriptionDeclaration d, String name) {
        ActivityImpl activity = execution.getProcessDefinition().findActivity(d.getActivityId());
        EventSubscriptionEntity subscription = new EventSubscriptionEntity(execution, type);
        subscription.setEventName(name);
        subscription.setActivity(activity);
        subscription.insert();
    }

    private String text(ElementModel model, String what, Expr name, Variables variables) {
        Object value = evaluate(model, name, variables);
        if (value instanceof String text) {
            return text;
        }
        throw new ElementFailure(
                ErrorType.EXTRACT_VALUE_ERROR,
                "Expected the " + what + " of '" + model.id() + "' to be a string, but '" + name.text() + "' is "
                        + Values.describe(value));
    }

    private String nameFor(ElementModel model, ElementModel.Message message, Variables variables) {
        String text = text(model, "message name", message.name(), variables);
        if (message.correlationKey() == null) {
            throw new IllegalStateException("No correlation key at '" + model.id() + "'");
        }
        Object key = evaluate(model, message.correlationKey(), variables);
        if (!(key instanceof String) && !(key instanceof Number)) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "Failed to extract the correlation key for '"
                            + message.correlationKey().text() + "' of '"
                            + model.id() + "': The value must be either a string or a number, but was "
                            + Values.describe(key) + ". " + feel.explain(message.correlationKey(), variables));
        }
        if (MessageNames.isAmbiguous(text)) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "The message name of '" + model.id() + "' contains '::' or ends with ':', which are reserved");
        }
        String result = MessageNames.subscription(text, key.toString());
        if (result.length() > COLUMN) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR,
                    "Message name and correlation key of '" + model.id() + "' are longer than " + COLUMN
                            + " characters together");
        }
        return result;
    }

    private @Nullable Object evaluate(ElementModel model, Expr e, Variables variables) {
        try {
            return feel.evaluate(e, variables);
        } catch (FeelFailure f) {
            throw new ElementFailure(
                    ErrorType.EXTRACT_VALUE_ERROR, "Element '" + model.id() + "': " + f.getMessage(), f);
        }
    }
}
