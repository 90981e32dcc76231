package org.kangyang.engine.instance;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.CancelProcessInstanceRequest;
import io.camunda.client.protocol.rest.CreateProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceCallHierarchyEntry;
import io.camunda.client.protocol.rest.ProcessInstanceCreationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceMigrationInstruction;
import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceSearchQueryResult;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/process-instances}. */
@RestController
@RequestMapping("/v2/process-instances")
class InstanceController {

    private final ProcessInstances instances;
    private final AwaitedInstances awaited;
    private final Migrations migrations;
    private final Searches searches;
    private final InstanceTable table;

    InstanceController(
            ProcessInstances instances,
            AwaitedInstances awaited,
            Migrations migrations,
            Searches searches,
            InstanceTable table) {
        this.migrations = migrations;
        this.instances = instances;
        this.awaited = awaited;
        this.searches = searches;
        this.table = table;
    }

    @PostMapping
    CreateProcessInstanceResult create(@RequestBody ProcessInstanceCreationInstruction body) {
        return Boolean.TRUE.equals(body.getAwaitCompletion()) ? awaited.create(body) : instances.create(body, Map.of());
    }

    @PostMapping("/{key}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String key, @RequestBody(required = false) @Nullable CancelProcessInstanceRequest body) {
        instances.cancel(key);
    }

    @PostMapping("/{key}/migration")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void migrate(@PathVariable String key, @RequestBody ProcessInstanceMigrationInstruction body) {
        migrations.migrate(key, body);
    }

    @PostMapping("/search")
    ProcessInstanceSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<ProcessInstanceResult> found = searches.search(table.table(), query);
        return new ProcessInstanceSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    ProcessInstanceResult get(@PathVariable String key) {
        return searches.find(table.table(), "processInstanceKey", key)
                .orElseThrow(() -> Rejection.notFound("Process Instance with key '" + key + "' not found"));
    }

    @GetMapping("/{key}/call-hierarchy")
    List<ProcessInstanceCallHierarchyEntry> callHierarchy(@PathVariable String key) {
        LinkedList<ProcessInstanceCallHierarchyEntry> callers = new LinkedList<>();
        for (String caller = key; caller != null; ) {
            ProcessInstanceResult instance = get(caller);
            callers.addFirst(new ProcessInstanceCallHierarchyEntry()
                    .processInstanceKey(instance.getProcessInstanceKey())
                    .processDefinitionKey(instance.getProcessDefinitionKey())
                    .processDefinitionName(instance.getProcessDefinitionName()));
            caller = instance.getParentProcessInstanceKey();
        }
        return callers;
    }
}
