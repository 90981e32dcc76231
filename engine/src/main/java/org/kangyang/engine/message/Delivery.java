package org.kangyang.engine.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.translation.Payload;
import org.operaton.bpm.engine.MismatchingMessageCorrelationException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands a message to what waits for it: once to every process, in one transaction with the note that it was. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int ATTEMPTS = 10;

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

    /** @return the instances it reached, in order */
    List<String> toAll(MessageRow message) {
        Set<String> reached = new HashSet<>();
        List<String> instances = new ArrayList<>(toWaiting(message, reached));
        for (Waiting.Start start : waiting.starts(message.name())) {
            if (!reached.contains(start.processId())) {
                @Nullable String instance = toStart(message, start);
                if (instance != null) {
                    instances.add(instance);
                }
            }
        }
        return instances;
    }

    /** To instances that wait, one of every process that has not had it. */
    List<String> toWaiting(MessageRow message, Set<String> reached) {
        List<String> instances = new ArrayList<>();
        for (Waiting.Subscription s : waiting.subscriptions(message.subscription())) {
            if (!reached.contains(s.processId()) && deliver(message, s)) {
                reached.add(s.processId());
                instances.add(s.processInstanceId());
            }
        }
        return instances;
    }

    private boolean deliver(MessageRow message, Waiting.Subscription s) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> {
                    if (message.kept() && !store.claim(message.key(), s.processId())) {
                        return false;
                    }
                    Payload.carrying(message.variables(), () -> {
                        runtime.messageEventReceived(message.subscription(), s.executionId());
                        return true;
                    });
                    return true;
                }));
            } catch (MismatchingMessageCorrelationException | NullValueException gone) {
                return false;
            } catch (OptimisticLockingException | DataAccessException again) {
                if (attempt == ATTEMPTS) {
                    throw again;
                }
                LOG.debug("Message {} is tried again: {}", message.key(), again.getMessage());
            }
        }
    }

    /** @return the started instance, {@code null} when one with this key is running */
    @Nullable
    String toStart(MessageRow message, Waiting.Start start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> start(message, start));
            } catch (OptimisticLockingException | DataAccessException again) {
                if (attempt == ATTEMPTS) {
                    throw again;
                }
            }
        }
    }

    private @Nullable String start(MessageRow message, Waiting.Start start) {
        boolean keyed = !message.correlationKey().isEmpty();
        if (keyed && store.hasActiveStart(start.processId(), message.correlationKey())) {
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
}
