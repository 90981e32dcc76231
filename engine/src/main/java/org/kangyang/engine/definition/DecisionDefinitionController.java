package org.kangyang.engine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.DecisionDefinitionResult;
import io.camunda.client.protocol.rest.DecisionDefinitionSearchQueryResult;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/decision-definitions}. */
@RestController
@RequestMapping("/v2/decision-definitions")
class DecisionDefinitionController {

    private final Searches searches;
    private final DecisionDefinitionTable table;
    private final DecisionFiles files;

    DecisionDefinitionController(Searches searches, DecisionDefinitionTable table, DecisionFiles files) {
        this.searches = searches;
        this.table = table;
        this.files = files;
    }

    @PostMapping("/search")
    DecisionDefinitionSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<DecisionDefinitionResult> found = searches.search(table.table(), query);
        return new DecisionDefinitionSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    DecisionDefinitionResult get(@PathVariable String key) {
        return searches.find(table.table(), "decisionDefinitionKey", key)
                .orElseThrow(() -> Rejection.notFound("Decision Definition with key '" + key + "' not found"));
    }

    @GetMapping("/{key}/xml")
    ResponseEntity<byte[]> xml(@PathVariable String key) {
        get(key);
        return Xml.answer(files.xml(key));
    }
}
