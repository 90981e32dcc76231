package org.kangyang.engine.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentSearchQueryResult;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.Keys;
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

    IncidentController(Incidents incidents, Searches searches, IncidentTable table) {
        this.incidents = incidents;
        this.searches = searches;
        this.table = table;
    }

    @PostMapping("/v2/incidents/search")
    IncidentSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        return search("", query);
    }

    /** Those of the instance and of all it calls. */
    @PostMapping("/v2/process-instances/{key}/incidents/search")
    IncidentSearchQueryResult ofInstance(
            @PathVariable String key, @RequestBody(required = false) @Nullable JsonNode query) {
        String condition =
                "T.PROC_INST_ID_ in (with recursive CALLED(ID_) as (select ID_ from ACT_HI_PROCINST where ID_ = '"
                        + key(key) + "' union all select P.ID_ from ACT_HI_PROCINST P join CALLED C"
                        + " on P.SUPER_PROCESS_INSTANCE_ID_ = C.ID_) select ID_ from CALLED)";
        return search(condition, query);
    }

    private IncidentSearchQueryResult search(String condition, @Nullable JsonNode query) {
        Page<IncidentResult> found = searches.search(table.table(condition), query);
        return new IncidentSearchQueryResult().items(found.items()).page(found.page());
    }

    private static String key(String key) {
        if (!Keys.isKey(key)) {
            throw Rejection.notFound("'" + key + "' is no key");
        }
        return key;
    }

    @GetMapping("/v2/incidents/{key}")
    IncidentResult get(@PathVariable String key) {
        return searches.find(table.table(""), "incidentKey", key)
                .orElseThrow(() -> Rejection.notFound("Incident with key '" + key + "' not found"));
    }

    @PostMapping("/v2/incidents/{key}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(@PathVariable String key) {
        incidents.resolve(key);
    }
}
