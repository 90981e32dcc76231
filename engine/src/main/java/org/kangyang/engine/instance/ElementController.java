package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceSearchQueryResult;
import io.camunda.client.protocol.rest.SetVariableRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/element-instances}. */
@RestController
@RequestMapping("/v2/element-instances")
class ElementController {

    private final ElementInstances elements;
    private final Searches searches;
    private final ElementTable table;
    private final ElementIncidents incidents;

    ElementController(ElementInstances elements, Searches searches, ElementTable table, ElementIncidents incidents) {
        this.elements = elements;
        this.searches = searches;
        this.table = table;
        this.incidents = incidents;
    }

    @PostMapping("/search")
    ElementInstanceSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<ElementInstanceResult> found = searches.search(table.table(), query);
        incidents.addTo(found.items());
        return new ElementInstanceSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    ElementInstanceResult get(@PathVariable String key) {
        ElementInstanceResult found = searches.find(table.table(), "elementInstanceKey", key)
                .orElseThrow(() -> Rejection.notFound("Element Instance with key '" + key + "' not found"));
        incidents.addTo(List.of(found));
        return found;
    }

    @PutMapping("/{key}/variables")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setVariables(@PathVariable String key, @RequestBody SetVariableRequest body) {
        if (body.getVariables() == null) {
            throw Rejection.invalidArgument("No variables provided");
        }
        elements.setVariables(key, body.getVariables(), Boolean.TRUE.equals(body.getLocal()));
    }
}
