package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.VariableResult;
import io.camunda.client.protocol.rest.VariableSearchQueryResult;
import io.camunda.client.protocol.rest.VariableSearchResult;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/variables}. */
@RestController
@RequestMapping("/v2/variables")
class VariableController {

    private final Searches searches;
    private final VariableTable table;

    VariableController(Searches searches, VariableTable table) {
        this.searches = searches;
        this.table = table;
    }

    @PostMapping("/search")
    VariableSearchQueryResult search(
            @RequestBody(required = false) @Nullable JsonNode query,
            @RequestParam(defaultValue = "true") boolean truncateValues) {
        Page<VariableSearchResult> found = searches.search(table.table("", !truncateValues), query);
        return new VariableSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    VariableResult get(@PathVariable String key) {
        VariableSearchResult found = searches.find(table.table("", true), "variableKey", key)
                .orElseThrow(() -> Rejection.notFound("Variable with key '" + key + "' not found"));
        return new VariableResult()
                .name(found.getName())
                .value(found.getValue())
                .variableKey(found.getVariableKey())
                .scopeKey(found.getScopeKey())
                .processInstanceKey(found.getProcessInstanceKey())
                .rootProcessInstanceKey(found.getRootProcessInstanceKey())
                .tenantId(found.getTenantId());
    }
}
