package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.DeleteResourceRequest;
import io.camunda.client.protocol.rest.DeleteResourceResponse;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.DeletedVersions;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.web.Rejection;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/resources}: deletes a version of a process that no instance runs on. */
@RestController
class ResourceController {

    private static final String OTHERS = """
            select count(*) from (select ID_ from ACT_RE_DECISION_DEF union all select ID_ from ACT_RE_DECISION_REQ_DEF
              union all select ID_ from ACT_RE_CAMFORMDEF) T where ID_ = ? or ID_ like ?""";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final DefinitionKeys definitions;
    private final DeletedVersions deleted;
    private final JdbcTemplate jdbc;

    ResourceController(
            RepositoryService repository,
            RuntimeService runtime,
            DefinitionKeys definitions,
            DeletedVersions deleted,
            JdbcTemplate jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.definitions = definitions;
        this.deleted = deleted;
        this.jdbc = jdbc;
    }

    @PostMapping("/v2/resources/{key}/deletion")
    DeleteResourceResponse delete(
            @PathVariable String key, @RequestBody(required = false) @Nullable DeleteResourceRequest body) {
        String id = definitions.id(key);
        if (id == null) {
            throw other(key);
        }
        boolean history = body != null && Boolean.TRUE.equals(body.getDeleteHistory());
        refuseWhileRunning(id, key);
        ProcessDefinition definition = repository.getProcessDefinition(id);
        deleted.remember(definition.getKey(), definition.getVersion());
        try {
            repository.deleteProcessDefinition(id, history);
        } catch (ProcessEngineException started) {
            refuseWhileRunning(id, key);
            throw started;
        }
        definitions.forget(key);
        return new DeleteResourceResponse().resourceKey(key);
    }

    private void refuseWhileRunning(String id, String key) {
        long running =
                runtime.createProcessInstanceQuery().processDefinitionId(id).count();
        if (running > 0) {
            throw Rejection.invalidState("Process definition '" + key + "' is what " + running
                    + " instances run on: let them end, cancel or migrate them, then delete it");
        }
    }

    private Rejection other(String key) {
        Integer others = Keys.isKey(key) ? jdbc.queryForObject(OTHERS, Integer.class, key, "%:" + key) : null;
        return others == null || others == 0
                ? Rejection.notFound(
                        "Command 'DELETE' rejected with code 'NOT_FOUND': Expected to delete resource but no"
                                + " resource found with key '" + key + "'")
                : new Rejection(
                        Rejection.Reason.NOT_SUPPORTED,
                        "This server deletes process definitions only, no decisions and forms: deploy another version");
    }
}
