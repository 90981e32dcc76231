package org.kangyang.engine.translation;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.runtime.ActivityInstance;

/**
 * Camunda 8's rules for a migration, and where ours is refused: new subscriptions that would have to be opened, and
 * multi-instance.
 */
public final class MigrationRules {

    private final ProcessDefinitionEntity source;
    private final ProcessDefinitionEntity target;
    private final Map<String, String> mapping;

    public MigrationRules(ProcessDefinitionEntity source, ProcessDefinitionEntity target, Map<String, String> mapping) {
        this.source = source;
        this.target = target;
        this.mapping = mapping;
    }

    /** Lets Operaton's validation know that these behave like those of its own that they extend. */
    public static void admit() {
        Stream.of(
                        UserTaskBehavior.class,
                        JobBehavior.class,
                        CallBehavior.class,
                        ReceiveBehavior.class,
                        CatchBehavior.class,
                        SubProcessBehavior.class,
                        EventSubProcessBehavior.class,
                        EventSubProcessStartBehavior.class,
                        BoundaryBehavior.class)
                .filter(behavior -> !SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.contains(behavior))
                .forEach(SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS::add);
    }

    /** What the mapping names that is not there; empty where there is no such thing. */
    public String unknown() {
        return mapping.entrySet().stream()
                .map(entry -> source.findActivity(entry.getKey()) == null
                        ? "the mapping contains the non-existing source element id '" + entry.getKey() + "'"
                        : target.findActivity(entry.getValue()) == null
                                ? "the mapping contains the non-existing target element id '" + entry.getValue() + "'"
                                : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Why the instance cannot be migrated so; empty where it can as far as is known before. */
    public String hindrance(@Nullable ActivityInstance instance) {
        if (instance == null) {
            return "it has ended meanwhile";
        }
        return Stream.concat(unmapped(instance), Stream.concat(otherTypes(), newSubscriptions()))
                .findFirst()
                .orElse("");
    }

    private Stream<String> unmapped(ActivityInstance instance) {
        return active(instance)
                .filter(id -> !mapping.containsKey(id))
                .map(id -> "no mapping instruction is defined for the active element with id '" + id + "'");
    }

    private static Stream<String> active(ActivityInstance instance) {
        Stream<String> below = Stream.of(instance.getChildActivityInstances())
                .flatMap(child -> Stream.concat(Stream.of(child.getActivityId()), active(child)));
        return Stream.concat(
                below, Stream.of(instance.getChildTransitionInstances()).map(child -> child.getActivityId()));
    }

    private Stream<String> otherTypes() {
        return mapping.entrySet().stream()
                .map(entry -> {
                    String from = type(source.findActivity(entry.getKey()));
                    String to = type(target.findActivity(entry.getValue()));
                    return from.equals(to)
                            ? null
                            : "the active element with id '" + entry.getKey() + "' and type '" + from
                                    + "' is mapped to an element with id '" + entry.getValue() + "' and another type '"
                                    + to + "'";
                })
                .filter(Objects::nonNull);
    }

    private static String type(ActivityImpl activity) {
        ElementModel model = activity.getProperties().get(ModelBinding.MODEL);
        return model == null ? "none" : model.type();
    }

    /** Events of the target that would have to be subscribed to and have no counterpart. */
    private Stream<String> newSubscriptions() {
        Predicate<ActivityImpl> isNew = event -> !mapping.containsValue(event.getId());
        return Stream.concat(
                Stream.<ScopeImpl>of(target), mapping.values().stream().map(target::findActivity))
                .flatMap(scope -> scope.getEventActivities().stream()
                        .filter(event -> event != scope)
                        .filter(event -> opens(scope, event))
                        .filter(isNew))
                .map(event -> "the target's event '" + event.getId()
                        + "' would have to be subscribed to: map an event of the source onto it")
                .collect(Collectors.toList())
                .stream();
    }

    /** Timers of elements are opened by Operaton; messages, signals, and timers of the process itself, are not. */
    private boolean opens(ScopeImpl scope, ActivityImpl event) {
        ElementModel model = event.getProperties().get(ModelBinding.MODEL);
        boolean message = model != null && (model.message() != null || model.signal() != null);
        boolean timer = scope == target && event.getActivityBehavior() instanceof EventSubProcessStartBehavior;
        return message || timer;
    }
}
