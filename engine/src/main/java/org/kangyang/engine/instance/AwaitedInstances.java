package org.kangyang.engine.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import io.camunda.client.protocol.rest.VariableSearchResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Waits for a started instance to end and answers with its variables. */
@Component
class AwaitedInstances {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(25);

    private final JdbcTemplate jdbc;
    private final Searches searches;
    private final VariableTable variables;
    private final ObjectMapper json;

    AwaitedInstances(DataSource dataSource, Searches searches, VariableTable variables, ObjectMapper json) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.searches = searches;
        this.variables = variables;
        this.json = json;
    }

    CreateProcessInstanceResult result(
            CreateProcessInstanceResult created, ProcessInstanceCreationInstruction request) {
        Long asked = request.getRequestTimeout();
        Duration wait = asked == null || asked <= 0 ? DEFAULT_WAIT : Duration.ofMillis(asked);
        await(created.getProcessInstanceKey(), wait);
        List<String> wanted = request.getFetchVariables() == null ? List.of() : request.getFetchVariables();
        return created.variables(variables(created.getProcessInstanceKey(), wanted));
    }

    private void await(String key, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            List<String> state = jdbc.queryForList(
                    "select STATE_ from ACT_HI_PROCINST where ID_ = ? and END_TIME_ is not null", String.class, key);
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

    private Map<String, Object> variables(String key, List<String> wanted) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.putObject("filter").put("processInstanceKey", key).put("scopeKey", key);
        query.putObject("page").put("limit", 10_000);
        Map<String, Object> values = new HashMap<>();
        for (VariableSearchResult variable :
                searches.search(variables.table("", true), query).items()) {
            if (wanted.isEmpty() || wanted.contains(variable.getName())) {
                try {
                    values.put(variable.getName(), json.readValue(variable.getValue(), Object.class));
                } catch (JsonProcessingException corrupt) {
                    throw new IllegalStateException(corrupt);
                }
            }
        }
        return values;
    }
}
