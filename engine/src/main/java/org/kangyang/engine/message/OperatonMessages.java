package org.kangyang.engine.message;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.AfterCommit;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.runtime.StoreFailure;
import org.kangyang.engine.translation.MessageNames;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.StoredText;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Messages on Operaton.
 *
 * <p>Nothing is lost between a message that looks for who waits and an instance that looks for a message: a published
 * message is committed before it looks, and a subscription looks, on another thread, after it was committed. What a
 * crash cuts off, the sweep does.
 */
@Service
class OperatonMessages implements Messages, MessageHooks {

    private static final Logger LOG = LoggerFactory.getLogger(OperatonMessages.class);

    private final MessageStore store;
    private final Delivery delivery;
    private final Waiting waiting;
    private final IdGenerator ids;
    private final TransactionTemplate transaction;
    private final ExecutorService lookups = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("messages-", 0).factory());

    OperatonMessages(
            MessageStore store,
            Delivery delivery,
            Waiting waiting,
            IdGenerator ids,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.delivery = delivery;
        this.waiting = waiting;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public long publish(
            String name,
            @Nullable String correlationKey,
            Duration timeToLive,
            @Nullable String messageId,
            Map<String, Object> variables) {
        boolean kept = timeToLive.isPositive();
        @Nullable String id = messageId == null || messageId.isEmpty() ? null : messageId;
        MessageRow message = message(name, correlationKey, id, variables, kept);
        if (id != null && store.isKept(name, message.correlationKey(), id)) {
            throw alreadyPublished(message);
        }
        if (!kept) {
            delivery.atOnce(message);
            return message.key();
        }
        keep(message, timeToLive);
        try {
            offer(message);
        } catch (RuntimeException e) {
            LOG.warn("Message {} '{}' is kept and will be tried again", message.key(), name, e);
        }
        return message.key();
    }

    private void keep(MessageRow message, Duration timeToLive) {
        try {
            transaction.executeWithoutResult(status -> store.insert(message, expiry(timeToLive)));
        } catch (DuplicateKeyException e) {
            throw alreadyPublished(message);
        }
    }

    /** As if the engine had gone down right after accepting the message; for tests of the sweep. */
    void keepOnly(String name, String correlationKey, Duration timeToLive, Map<String, Object> variables) {
        keep(message(name, correlationKey, null, variables, true), timeToLive);
    }

    private void offer(MessageRow message) {
        delivery.offer(message);
        store.offered(message.key());
    }

    @Override
    public Correlated correlate(String name, @Nullable String correlationKey, Map<String, Object> variables) {
        MessageRow message = message(name, correlationKey, null, variables, false);
        List<String> instances = delivery.atOnce(message);
        if (instances.isEmpty()) {
            throw new MessageNotCorrelated("Expected to find subscription for message with name '" + name
                    + "' and correlation key '" + message.correlationKey() + "', but none was found.");
        }
        return new Correlated(message.key(), Keys.of(instances.getFirst()));
    }

    private MessageRow message(
            String name,
            @Nullable String correlationKey,
            @Nullable String messageId,
            Map<String, Object> variables,
            boolean kept) {
        String key = correlationKey == null ? "" : correlationKey;
        if (name.isBlank()) {
            throw Rejection.invalidArgument("No name provided");
        }
        StoredText.checkName("name", name);
        if (MessageNames.isAmbiguous(name)) {
            throw Rejection.invalidArgument("name must neither contain '::' nor end with ':', which are reserved");
        }
        StoredText.checkName("correlationKey", key);
        StoredText.checkName("messageId", messageId);
        return new MessageRow(Keys.of(ids.getNextId()), name, key, messageId, variables, kept);
    }

    private static MessageAlreadyPublished alreadyPublished(MessageRow m) {
        return new MessageAlreadyPublished("Expected to publish a new message with id '" + m.messageId()
                + "', but a message with that id was already published");
    }

    private static long expiry(Duration timeToLive) {
        long now = ClockUtil.getCurrentTime().getTime();
        return timeToLive.compareTo(Duration.ofMillis(Long.MAX_VALUE - now)) >= 0
                ? Long.MAX_VALUE
                : now + timeToLive.toMillis();
    }

    @Override
    public void subscribed(String subscriptionName) {
        // In order: after a failure the sweep goes on, so that no later message overtakes the one that failed.
        later(() -> store.waitingFor(subscriptionName).forEach(delivery::toWaiting));
    }

    @Override
    public void instanceEnded(String processInstanceId) {
        if (store.instanceEnded(processInstanceId)) {
            AfterCommit.run(() -> later(this::startWaiting));
        }
    }

    private void startWaiting() {
        each(
                store.startable(),
                m -> waiting.starts(m.name()).stream()
                        .filter(s -> store.delivery(m.key(), s.processId())
                                .filter("WAITING"::equals)
                                .isPresent())
                        .forEach(s -> delivery.toStart(m, s)));
    }

    /** One message that fails keeps no other from being delivered; when the store fails, none can be. */
    private static void each(List<MessageRow> messages, Consumer<MessageRow> delivery) {
        for (MessageRow m : messages) {
            try {
                delivery.accept(m);
            } catch (RuntimeException e) {
                if (StoreFailure.causes(e)) {
                    throw e;
                }
                LOG.warn(
                        "Message {} '{}' was not delivered and will be tried again: {}",
                        m.key(),
                        m.name(),
                        e.toString());
            }
        }
    }

    private void later(Runnable lookup) {
        try {
            lookups.execute(() -> {
                try {
                    lookup.run();
                } catch (RuntimeException e) {
                    LOG.warn("Kept messages were not delivered and will be tried again", e);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The engine stops; the next start looks after kept messages");
        }
    }

    /** What a crash or a failure cut off, and what has expired. */
    @Scheduled(fixedDelayString = "${engine.messages.sweep:10s}", initialDelayString = "${engine.messages.sweep:10s}")
    void sweep() {
        try {
            transaction.executeWithoutResult(status -> store.deleteExpired());
            each(store.notOffered(), this::offer);
            each(store.overdue(), delivery::toWaiting);
            startWaiting();
        } catch (RuntimeException e) {
            LOG.warn("The sweep of kept messages failed and comes again", e);
        }
    }

    @PreDestroy
    void stop() {
        // Without an interrupt, which would close the file that H2 happens to write.
        lookups.shutdown();
    }
}
