package org.kangyang.engine.job;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.kangyang.engine.runtime.EngineSettings;
import org.operaton.bpm.engine.impl.ProcessEngineImpl;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.impl.util.SingleConsumerCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Wakes pollers within milliseconds of a job of their type becoming available: created, unlocked, failed with retries,
 * given retries, its back-off or its lock over. One thread looks for all pollers, so that a hundred of them cost one
 * query per change.
 */
@Component
class JobSignals {

    private static final Logger LOG = LoggerFactory.getLogger(JobSignals.class);

    /** Longest sleep: a change that nobody signalled, as by another engine on the store, is noticed after this. */
    private final Duration longest;

    private final JdbcTemplate jdbc;
    private final Map<String, Deque<Waiter>> waiters = new HashMap<>();
    private final Thread watcher;
    private final SingleConsumerCondition changes;
    private volatile boolean closed;

    JobSignals(DataSource dataSource, EngineSettings settings) {
        this.longest = settings.jobs().look();
        this.jdbc = new JdbcTemplate(dataSource);
        this.watcher = Thread.ofPlatform().name("job-signals").daemon().unstarted(this::watch);
        this.changes = new SingleConsumerCondition(watcher);
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(changes);
        watcher.start();
    }

    /** A poller of one job type. */
    final class Waiter implements AutoCloseable {

        private final String type;
        private final Semaphore wake = new Semaphore(0);

        private Waiter(String type) {
            this.type = type;
        }

        /** Waits for a sign that there may be a job; answers whether one came. */
        boolean await(Duration atMost) throws InterruptedException {
            boolean woken = wake.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
            if (woken) {
                wake.drainPermits();
            }
            return woken;
        }

        @Override
        public void close() {
            synchronized (waiters) {
                Deque<Waiter> same = waiters.get(type);
                if (same != null && same.remove(this) && same.isEmpty()) {
                    waiters.remove(type);
                }
            }
        }
    }

    /** Begins to watch for jobs of the type; what becomes available from now on is not missed. */
    Waiter watch(String type) {
        Waiter waiter = new Waiter(type);
        synchronized (waiters) {
            waiters.computeIfAbsent(type, any -> new ArrayDeque<>()).addLast(waiter);
        }
        return waiter;
    }

    /** Jobs may have become available, or when they will has changed. */
    void changed() {
        changes.signal();
    }

    @PreDestroy
    void close() {
        closed = true;
        ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(changes);
        changes.signal();
    }

    private void watch() {
        while (!closed) {
            Duration sleep = longest;
            try {
                sleep = look();
            } catch (RuntimeException failure) {
                if (!closed) {
                    LOG.warn("Cannot look for available jobs, trying again", failure);
                }
            }
            changes.await(Math.max(1, sleep.toMillis()));
        }
    }

    /** Wakes whom it may concern; answers how long nothing becomes available by time alone. */
    private Duration look() {
        List<String> types;
        synchronized (waiters) {
            types = new ArrayList<>(waiters.keySet());
        }
        if (types.isEmpty()) {
            return longest;
        }
        Timestamp now = new Timestamp(ClockUtil.getCurrentTime().getTime());
        String in = "TOPIC_NAME_ in (" + String.join(", ", Collections.nCopies(types.size(), "?")) + ")"
                + " and (RETRIES_ is null or RETRIES_ > 0) and SUSPENSION_STATE_ = 1";
        List<Object> parameters = new ArrayList<>(types);
        parameters.add(now);
        jdbc.query(
                "select TOPIC_NAME_, count(*) from ACT_RU_EXT_TASK where " + in
                        + " and (LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ <= ?) group by TOPIC_NAME_",
                row -> {
                    wake(row.getString(1), row.getLong(2));
                },
                parameters.toArray());
        Timestamp due = jdbc.queryForObject(
                "select min(LOCK_EXP_TIME_) from ACT_RU_EXT_TASK where " + in + " and LOCK_EXP_TIME_ > ?",
                Timestamp.class,
                parameters.toArray());
        if (due == null) {
            return longest;
        }
        long millis = due.getTime() - now.getTime() + 1;
        return millis < longest.toMillis() ? Duration.ofMillis(millis) : longest;
    }

    /** Wakes no more pollers than there are jobs, the longest waiting first. */
    private void wake(String type, long jobs) {
        synchronized (waiters) {
            Deque<Waiter> same = waiters.get(type);
            if (same == null) {
                return;
            }
            for (long i = Math.min(jobs, same.size()); i > 0; i--) {
                Waiter waiter = same.removeFirst();
                same.addLast(waiter);
                waiter.wake.release();
            }
        }
    }
}
