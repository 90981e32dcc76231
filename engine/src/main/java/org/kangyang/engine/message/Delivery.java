package org.kangyang.engine.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.Attempts;
import org.kangyang.engine.runtime.StoreFailure;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.translation.Payload;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands a message to what waits for it, once to every process.
 *
 * <p>A kept message goes to each process in a transaction of its own, together with the note that it did: what fails is
 * tried again later and keeps it from no other. One that is not kept goes to all of them in one transaction, so that a
 * failure, whose sender may send it again, has left nothing done.
 */
@Component
class Delivery {

    private static final int ATTEMPTS_OVERTAKEN = 10;

    private final MessageStore store;
    private final Waiting waiting;
    private final RuntimeService runtime;
    private final ModelFacts facts;
    private final TransactionTemplate transaction;

    Delivery(
            MessageStore store,
            Waiting waiting,
            RuntimeService runtime,
            ModelFacts facts,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.waiting = waiting;
        this.runtime = runtime;
        this.facts = facts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * To all or, if it fails, to none.
     *
     * @return the instances it reached, in order
     */
    List<String> atOnce(MessageRow message) {
        return repeat(() -> {
            Set<String> reached = new HashSet<>();
            List<String> instances = new ArrayList<>();
            for (Waiting.Subscription s : waiting.subscriptions(message.subscription())) {
                if (!reached.contains(s.processId()) && deliver(message, s)) {
                    reached.add(s.processId());
                    instances.add(s.processInstanceId());
                }
            }
            for (Waiting.Start start : waiting.starts(message.name())) {
                @Nullable String instance = reached.contains(start.processId()) ? null : start(message, start);
                if (instance != null) {
                    instances.add(instance);
                }
            }
            return instances;
        });
    }

    /**
     * Offers a kept message to what waits and to what it starts.
     *
     * @throws RuntimeException the first failure, after all others have been served; one of the store at once
     */
    void offer(MessageRow message) {
        List<Runnable> steps = new ArrayList<>(toWaitingOnes(message));
        waiting.starts(message.name()).forEach(start -> steps.add(() -> toStart(message, start)));
        runAll(steps);
    }

    /** Offers a kept message to what waits; fails as {@link #offer} does. */
    void toWaiting(MessageRow message) {
        runAll(toWaitingOnes(message));
    }

    private List<Runnable> toWaitingOnes(MessageRow message) {
        Set<String> served = new HashSet<>();
        return waiting.subscriptions(message.subscription()).stream()
                .<Runnable>map(s -> () -> {
                    if (!served.contains(s.processId()) && repeat(() -> deliver(message, s))) {
                        served.add(s.processId());
                    }
                })
                .toList();
    }

    /** Starts a process by a kept message, or lets it wait until no instance with its key is running. */
    void toStart(MessageRow message, Waiting.Start start) {
        repeat(() -> start(message, start));
    }

    private static void runAll(List<Runnable> steps) {
        @Nullable RuntimeException failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (StoreFailure.causes(e)) {
                    throw e;
                }
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** @return whether the process has the message now, from whomever */
    private boolean deliver(MessageRow message, Waiting.Subscription s) {
        if (!waiting.isOpen(s)) {
            return false;
        }
        if (message.kept() && !store.claim(message.key(), s.processId())) {
            return true;
        }
        return Payload.carrying(message.variables(), () -> {
            runtime.messageEventReceived(message.subscription(), s.executionId());
            return true;
        });
    }

    /** @return the started instance, {@code null} when it cannot be started now: a kept message then waits for that */
    private @Nullable String start(MessageRow message, Waiting.Start start) {
        boolean keyed = !message.correlationKey().isEmpty();
        if (start.suspended() || keyed && store.hasActiveStart(start.processId(), message.correlationKey())) {
            if (message.kept()) {
                store.waitForStart(message.key(), start.processId());
            }
            return null;
        }
        if (message.kept() && !store.claim(message.key(), start.processId())) {
            return null;
        }
        ProcessInstance instance = runtime.startProcessInstanceByMessageAndProcessDefinitionId(
                message.name(), start.processDefinitionId(), variables(message, start));
        if (keyed && !instance.isEnded()) {
            store.startedBy(start.processId(), message.correlationKey(), instance.getId());
        }
        return instance.getId();
    }

    private Map<String, Object> variables(MessageRow message, Waiting.Start start) {
        return facts.mapsMessageStart(start.processDefinitionId(), message.name())
                ? Map.of(Payload.START, message.variables())
                : message.variables();
    }

    /** Runs it in a transaction, and again when that was rolled back because of another. */
    @SuppressWarnings("NullAway")
    private <T extends @Nullable Object> T repeat(Supplier<T> delivery) {
        return Attempts.make(() -> transaction.execute(status -> delivery.get()), Delivery::attempts);
    }

    private static int attempts(RuntimeException failure) {
        if (StoreFailure.causes(failure)) {
            return 1;
        }
        return failure instanceof OptimisticLockingException || failure instanceof DataAccessException
                ? ATTEMPTS_OVERTAKEN
                : Attempts.AT_TORN;
    }
}
