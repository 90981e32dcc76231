package org.kangyang.workers.integration;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.workers.engine.Backoff;
import org.kangyang.workers.integration.HeldBack.Trouble;
import org.kangyang.workers.integration.ProcessMessages.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes what waits in the outboxes to the engine and to the timeline, until it is acknowledged (DESIGN §3.2). Within a
 * document the outbox gives one message at a time, in order; documents do not wait for each other. Several relays at once
 * send some messages twice, which messageId and the claim of the case make harmless.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 8;
    private static final Duration IDLE = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Timelines timelines;
    private final ProcessMessages engine;
    private final HeldBack heldBack;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private volatile @Nullable Thread thread;
    private volatile long lastPass = System.nanoTime();
    private volatile @Nullable String trouble;

    OutboxRelay(
            Outbox outbox,
            Timelines timelines,
            ProcessMessages engine,
            HeldBack heldBack,
            MeterRegistry metrics,
            Clock clock) {
        this.outbox = outbox;
        this.timelines = timelines;
        this.engine = engine;
        this.heldBack = heldBack;
        this.metrics = metrics;
        this.clock = clock;
        metrics.gauge("kangyang.outbox.heldback", heldBack, HeldBack::size);
        metrics.gauge(
                "kangyang.outbox.refused", heldBack, held -> held.refused().size());
    }

    @Override
    public void start() {
        Thread relay = Thread.ofVirtual().name("outbox relay").unstarted(this::run);
        thread = relay; // first, since the thread ends where it is not the one that should run
        relay.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    long secondsSinceLastPass() {
        return Duration.ofNanos(System.nanoTime() - lastPass).toSeconds();
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    private void run() {
        int failures = 0;
        while (thread == Thread.currentThread()) {
            try {
                long begun = System.nanoTime();
                int delivered = pass();
                failures = 0;
                trouble = null;
                lastPass = System.nanoTime();
                if (delivered == 0) {
                    Thread.sleep(idle(Duration.ofNanos(lastPass - begun)));
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable fault) {
                if (thread != Thread.currentThread()) {
                    return; // stopping interrupts the database's calls too
                }
                trouble = fault.getMessage() == null ? fault.toString() : fault.getMessage();
                if (++failures == 1 || fault instanceof Error) {
                    LOG.warn("The relay waits and goes on: {}", trouble, fault instanceof EngineAway ? null : fault);
                }
                if (!slept(backoff.after(failures))) {
                    return;
                }
            }
        }
    }

    /** One round; returns how much was delivered. Throws when database or engine is away. */
    int pass() throws Exception {
        RuntimeException noted = null;
        int moved = 0;
        try {
            moved = timelines.deliverPending(BATCH);
        } catch (RuntimeException e) {
            // A timeline that is stuck must not keep a process from starting or ending.
            noted = e;
        }
        // Those held back come with every round and must not crowd out the others.
        List<PendingMessage> pending = outbox.pendingMessages(BATCH + heldBack.size());
        heldBack.retain(pending.stream().map(PendingMessage::id).collect(Collectors.toSet()));
        int delivered = deliver(byDocument(pending));
        if (noted != null) {
            throw noted;
        }
        return moved + delivered;
    }

    private static Collection<List<PendingMessage>> byDocument(List<PendingMessage> pending) {
        return pending.stream()
                .collect(Collectors.groupingBy(
                        message -> message.collection() + "/" + message.documentId(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private int deliver(Collection<List<PendingMessage>> documents) throws Exception {
        int delivered = 0;
        Throwable fault = null;
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (List<PendingMessage> messages : documents) {
                sent.add(threads.submit(() -> inOrder(messages)));
            }
            for (Future<Integer> one : sent) {
                try {
                    delivered += one.get();
                } catch (ExecutionException e) {
                    // The database or the engine is away: what was not begun is left for the next round.
                    sent.forEach(other -> other.cancel(false));
                    fault = e.getCause();
                } catch (CancellationException e) {
                    LOG.debug("Left for the next round");
                }
            }
        }
        if (fault != null) {
            throw fault instanceof Exception e ? e : new IllegalStateException(fault);
        }
        return delivered;
    }

    /** Stops at the first message that the engine does not take, so that a document's messages keep their order. */
    private int inOrder(List<PendingMessage> messages) throws InterruptedException {
        int delivered = 0;
        for (PendingMessage message : messages) {
            if (!heldBack.isDue(message) || !deliver(message)) {
                break;
            }
            delivered++;
        }
        return delivered;
    }

    private boolean deliver(PendingMessage message) throws InterruptedException {
        Answer answer = engine.send(message);
        metrics.counter(
                        "kangyang.outbox",
                        "message",
                        message.name(),
                        "answer",
                        answer.getClass().getSimpleName())
                .increment();
        return switch (answer) {
            case Answer.Delivered delivered -> {
                outbox.acknowledge(message);
                heldBack.release(message);
                yield true;
            }
            case Answer.NobodyWaits nobody -> {
                hold(message, false, nobody.reason());
                yield false;
            }
            case Answer.Refused refused -> {
                Trouble held = hold(message, true, refused.reason());
                LOG.error(
                        "The engine refuses message {} ({}) of {}, attempt {}; later messages of that document wait"
                                + " behind it: {}",
                        message.id(),
                        message.name(),
                        message.documentId(),
                        held.attempts(),
                        refused.reason());
                yield false;
            }
            case Answer.Unreachable away -> throw new EngineAway(away.reason());
        };
    }

    private Trouble hold(PendingMessage message, boolean refused, String reason) {
        Trouble held = heldBack.hold(message, refused, reason);
        outbox.postpone(message, clock.instant());
        return held;
    }

    /** Looking for nothing takes at most a fifth of the time, however many documents there are. */
    private static Duration idle(Duration look) {
        Duration four = look.multipliedBy(4);
        return four.compareTo(IDLE) > 0 ? four : IDLE;
    }

    private static boolean slept(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /** The engine does not answer or is too busy: the whole round waits. */
    private static final class EngineAway extends RuntimeException {
        EngineAway(String reason) {
            super(reason);
        }
    }
}
