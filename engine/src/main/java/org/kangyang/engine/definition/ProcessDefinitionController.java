package org.kangyang.engine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.FormResult;
import io.camunda.client.protocol.rest.ProcessDefinitionResult;
import io.camunda.client.protocol.rest.ProcessDefinitionSearchQueryResult;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.Deployments;
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

/** {@code /v2/process-definitions}. */
@RestController
@RequestMapping("/v2/process-definitions")
class ProcessDefinitionController {

    private final Searches searches;
    private final ProcessDefinitionTable table;
    private final Deployments deployments;
    private final DefinitionKeys keys;

    ProcessDefinitionController(
            Searches searches, ProcessDefinitionTable table, Deployments deployments, DefinitionKeys keys) {
        this.searches = searches;
        this.table = table;
        this.deployments = deployments;
        this.keys = keys;
    }

    @PostMapping("/search")
    ProcessDefinitionSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<ProcessDefinitionResult> found = searches.search(table.table(), query);
        return new ProcessDefinitionSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    ProcessDefinitionResult get(@PathVariable String key) {
        return searches.find(table.table(), "processDefinitionKey", key).orElseThrow(() -> none(key));
    }

    @GetMapping(path = "/{key}/xml")
    ResponseEntity<byte[]> xml(@PathVariable String key) {
        String id = keys.id(key);
        if (id == null) {
            throw none(key);
        }
        return Xml.answer(deployments.originalProcessXml(id).orElseThrow(() -> none(key)));
    }

    /** No process here has a start form: instances are started through the API or by message. */
    @GetMapping("/{key}/form")
    ResponseEntity<FormResult> form(@PathVariable String key) {
        get(key);
        return ResponseEntity.noContent().build();
    }

    private static Rejection none(String key) {
        return Rejection.notFound("Process Definition with key '" + key + "' not found");
    }
}
