package org.kangyang.engine.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.IncidentResolutionRequest;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQueryResult;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/incidents} and the incidents of an instance or element. */
@RestController
class IncidentController {

    private final Incidents incidents;
    private final Searches searches;
    private final IncidentTable table;
    private final IncidentScopes scopes;

    IncidentController(Incidents incidents, Searches searches, IncidentTable table, IncidentScopes scopes) {
        this.scopes = scopes;
        this.incidents = incidents;
        this.searches = searches;
        this.table = table;
    }

    @PostMapping("/v2/incidents/search")
    IncidentSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        return search("", query);
    }

    @PostMapping("/v2/process-instances/{key}/incidents/search")
    IncidentSearchQueryResult ofInstance(
            @PathVariable String key, @RequestBody(required = false) @Nullable JsonNode query) {
        return search(scopes.ofInstance(key), query);
    }

    @PostMapping("/v2/element-instances/{key}/incidents/search")
    IncidentSearchQueryResult ofElement(
            @PathVariable String key, @RequestBody(required = false) @Nullable JsonNode query) {
        return search(scopes.ofElement(key), query);
    }

    private IncidentSearchQueryResult search(String condition, @Nullable JsonNode query) {
        Page<IncidentResult> found = searches.search(table.table(condition), query);
        return new IncidentSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/v2/incidents/{key}")
    IncidentResult get(@PathVariable String key) {
        return searches.find(table.table(""), "incidentKey", key)
                .orElseThrow(() -> Rejection.notFound("Incident with key '" + key + "' not found"));
    }

    @PostMapping("/v2/incidents/{key}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable String key, @RequestBody(required = false) @Nullable IncidentResolutionRequest body) {
        incidents.resolve(key);
    }
}
