package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.FormResult;
import io.camunda.client.protocol.rest.UserTaskAssignmentRequest;
import io.camunda.client.protocol.rest.UserTaskCompletionRequest;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskSearchQueryResult;
import io.camunda.client.protocol.rest.VariableSearchQueryResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.security.Caller;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.Tenants;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/user-tasks}. */
@RestController
@RequestMapping("/v2/user-tasks")
class UserTaskController {

    private static final List<String> UPDATE = List.of("changeset", "action");

    private final UserTasks tasks;
    private final UserTaskQueries queries;
    private final Completions completions;
    private final TaskForms forms;
    private final UserTaskProperties properties;
    private final TaskRights rights;

    UserTaskController(
            UserTasks tasks,
            UserTaskQueries queries,
            Completions completions,
            TaskForms forms,
            UserTaskProperties properties,
            TaskRights rights) {
        this.tasks = tasks;
        this.queries = queries;
        this.completions = completions;
        this.forms = forms;
        this.properties = properties;
        this.rights = rights;
    }

    @PostMapping("/search")
    UserTaskSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<UserTaskResult> found = queries.search(query);
        return new UserTaskSearchQueryResult().items(found.items()).page(found.page());
    }

    @GetMapping("/{key}")
    UserTaskResult get(@PathVariable String key) {
        return queries.get(key);
    }

    @GetMapping("/{key}/form")
    ResponseEntity<FormResult> form(@PathVariable String key) {
        return forms.of(queries.formId(key), key)
                .map(form -> ResponseEntity.ok(new FormResult()
                        .formId(form.formId())
                        .formKey(String.valueOf(form.key()))
                        .version((long) form.version())
                        .schema(form.schema())
                        .tenantId(Tenants.DEFAULT)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{key}/variables/search")
    VariableSearchQueryResult variables(
            @PathVariable String key,
            @RequestBody(required = false) @Nullable JsonNode query,
            @RequestParam(defaultValue = "true") boolean truncateValues) {
        return queries.variables(key, query, !truncateValues);
    }

    @PostMapping("/{key}/effective-variables/search")
    VariableSearchQueryResult effectiveVariables(
            @PathVariable String key,
            @RequestBody(required = false) @Nullable JsonNode query,
            @RequestParam(defaultValue = "true") boolean truncateValues) {
        return queries.effectiveVariables(key, query, !truncateValues);
    }

    @PostMapping("/{key}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String key, @RequestBody(required = false) @Nullable UserTaskCompletionRequest body) {
        Map<String, Object> variables = body == null || body.getVariables() == null ? Map.of() : body.getVariables();
        Caller caller = Caller.current();
        String action = body == null ? null : body.getAction();
        boolean listeners = rights.asCaller(
                key, () -> tasks.complete(key, variables, action, caller.service() ? null : caller.id()));
        if (listeners) {
            confirm(key);
        }
    }

    private void confirm(String key) {
        switch (completions.await(key, properties.completionWait())) {
            case COMPLETED -> {}
            case CANCELED ->
                throw Rejection.notFound("User task '" + key + "' was canceled while its completing listeners ran");
            case COMPLETING ->
                throw new Rejection(
                        Rejection.Reason.DEADLINE_EXCEEDED,
                        "The completion of user task '" + key + "' is accepted, but its completing listeners have not"
                                + " finished within " + properties.completionWait());
        }
    }

    @PostMapping("/{key}/assignment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable String key, @RequestBody UserTaskAssignmentRequest body) {
        if (body.getAssignee() == null || body.getAssignee().isBlank()) {
            throw Rejection.invalidArgument("No assignee provided");
        }
        rights.checkAssignee(body.getAssignee());
        rights.asCaller(key, () -> {
            tasks.assign(key, body.getAssignee(), body.getAllowOverride() == null || body.getAllowOverride());
            return true;
        });
    }

    @DeleteMapping("/{key}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unassign(@PathVariable String key) {
        rights.asCaller(key, () -> {
            tasks.unassign(key);
            return true;
        });
    }

    @PatchMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@PathVariable String key, @RequestBody JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!UPDATE.contains(name)) {
                throw Rejection.invalidArgument("An update of a user task knows " + UPDATE + ", not [" + name + "]");
            }
        });
        JsonNode changes = body.path("changeset");
        if (!changes.isObject() || changes.isEmpty()) {
            throw Rejection.invalidArgument("No update data provided: give a changeset with at least one of"
                    + " [dueDate, followUpDate, candidateGroups, candidateUsers, priority]");
        }
        tasks.update(key, changes);
    }
}
