package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.StoreFailure;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Waits for a started instance to end and answers with its variables. */
@Component
class AwaitedInstances {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** How often to look, should the word of the end be lost with a failing store. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** Each holds its request and looks into the store every second. */
    private static final int WAITING_AT_MOST = 1_000;

    private final Semaphore places = new Semaphore(WAITING_AT_MOST);
    private final JdbcTemplate jdbc;
    private final ProcessInstances instances;
    private final AwaitedResults results;

    AwaitedInstances(DataSource dataSource, ProcessInstances instances, AwaitedResults results) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.instances = instances;
        this.results = results;
    }

    /**
     * Whatever happens once the instance has been created must not look undone: it is answered with the result, with 409 for
     * one that was cancelled, else with 504. A client that has left is waited for all the same, up to its time-out.
     */
    CreateProcessInstanceResult create(ProcessInstanceCreationInstruction request) {
        if (!places.tryAcquire()) {
            throw new Rejection(
                    Rejection.Reason.UNAVAILABLE,
                    WAITING_AT_MOST + " requests wait for the end of instances already; nothing was done."
                            + " Send it again later, or create the instance without awaitCompletion");
        }
        try (AwaitedResults.Ticket ticket = results.ticket()) {
            CreateProcessInstanceResult created = instances.create(request, ticket.variables());
            await(created.getProcessInstanceKey(), ticket, wait(request.getRequestTimeout()));
            Map<String, Object> values = ticket.values();
            List<String> wanted = request.getFetchVariables();
            if (wanted != null && !wanted.isEmpty()) {
                values.keySet().retainAll(wanted);
            }
            return created.variables(values);
        } finally {
            places.release();
        }
    }

    private static Duration wait(@Nullable Long requestTimeout) {
        return requestTimeout == null || requestTimeout <= 0
                ? DEFAULT_WAIT
                : Duration.ofMillis(Math.min(requestTimeout, LONGEST_WAIT.toMillis()));
    }

    /** Empty while it runs, and while the store is away: the instance has been created, which must not look undone. */
    private List<String> endOf(String key) {
        try {
            return jdbc.queryForList(
                    "select STATE_ from ACT_HI_PROCINST where ID_ = ? and END_TIME_ is not null", String.class, key);
        } catch (RuntimeException failure) {
            if (StoreFailure.causes(failure)) {
                return List.of();
            }
            throw failure;
        }
    }

    private void await(String key, AwaitedResults.Ticket ticket, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            List<String> state = endOf(key);
            if (!state.isEmpty() && "COMPLETED".equals(state.getFirst())) {
                return;
            }
            if (!state.isEmpty()) {
                throw Rejection.invalidState("Process instance '" + key + "' was terminated before it completed");
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                throw notSeen(key, "did not complete within " + wait);
            }
            try {
                ticket.await(left.compareTo(STEP) < 0 ? left : STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw notSeen(key, "the server stops before it has completed");
            }
        }
    }

    private static Rejection notSeen(String key, String why) {
        return new Rejection(
                Rejection.Reason.DEADLINE_EXCEEDED, "Process instance '" + key + "' was created, but " + why);
    }
}
