package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.kangyang.engine.runtime.StoreFailure;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Waits for a started instance to end and answers with its variables. */
@Component
class AwaitedInstances {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(25);

    private final JdbcTemplate jdbc;
    private final ProcessInstances instances;
    private final AwaitedResults results;

    AwaitedInstances(DataSource dataSource, ProcessInstances instances, AwaitedResults results) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.instances = instances;
        this.results = results;
    }

    CreateProcessInstanceResult create(ProcessInstanceCreationInstruction request) {
        Long asked = request.getRequestTimeout();
        Duration wait = asked == null || asked <= 0 ? DEFAULT_WAIT : Duration.ofMillis(asked);
        String ticket = results.ticket();
        try {
            CreateProcessInstanceResult created = instances.create(request, AwaitedResults.variables(ticket));
            await(created.getProcessInstanceKey(), wait);
            Map<String, Object> values = results.take(ticket);
            List<String> wanted = request.getFetchVariables();
            if (wanted != null && !wanted.isEmpty()) {
                values.keySet().retainAll(wanted);
            }
            return created.variables(values);
        } finally {
            results.take(ticket);
        }
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

    private void await(String key, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            List<String> state = endOf(key);
            if (!state.isEmpty() && "COMPLETED".equals(state.getFirst())) {
                return;
            }
            if (!state.isEmpty()) {
                throw Rejection.invalidState("Process instance '" + key + "' was terminated before it completed");
            }
            if (System.nanoTime() > end) {
                throw new Rejection(
                        Rejection.Reason.DEADLINE_EXCEEDED,
                        "Process instance '" + key + "' was created, but did not complete within " + wait);
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Rejection(Rejection.Reason.UNAVAILABLE, "The server stops");
            }
        }
    }
}
