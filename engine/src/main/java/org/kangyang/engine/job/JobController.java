package org.kangyang.engine.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.JobActivationRequest;
import io.camunda.client.protocol.rest.JobCompletionRequest;
import io.camunda.client.protocol.rest.JobErrorRequest;
import io.camunda.client.protocol.rest.JobFailRequest;
import io.camunda.client.protocol.rest.JobSearchQueryResult;
import io.camunda.client.protocol.rest.JobSearchResult;
import io.camunda.client.protocol.rest.JobUpdateRequest;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.search.Page;
import org.kangyang.engine.search.Searches;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /v2/jobs}. */
@RestController
@RequestMapping("/v2/jobs")
class JobController {

    private static final Logger LOG = LoggerFactory.getLogger(JobController.class);

    private final Jobs jobs;
    private final JobActivation activation;
    private final Searches searches;
    private final JobTable table;

    JobController(Jobs jobs, JobActivation activation, Searches searches, JobTable table) {
        this.jobs = jobs;
        this.activation = activation;
        this.searches = searches;
        this.table = table;
    }

    @PostMapping("/activation")
    ResponseEntity<StreamingResponseBody> activate(@RequestBody JobActivationRequest body) {
        Tenants.check(body.getTenantIds());
        ActivationRequest request = ActivationRequest.of(body);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(out -> answer(request, out));
    }

    /** A client that has gone away is nobody's failure. */
    private void answer(ActivationRequest request, OutputStream out) {
        try {
            activation.answer(request, out);
        } catch (IOException gone) {
            LOG.debug("Worker {} went away: {}", request.worker(), gone.toString());
        }
    }

    @PostMapping("/{key}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable String key, @RequestBody(required = false) @Nullable JobCompletionRequest body) {
        jobs.complete(key, body);
    }

    @PostMapping("/{key}/failure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fail(@PathVariable String key, @RequestBody(required = false) @Nullable JobFailRequest body) {
        jobs.fail(key, body == null ? new JobFailRequest() : body);
    }

    @PostMapping("/{key}/error")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void throwError(@PathVariable String key, @RequestBody JobErrorRequest body) {
        jobs.throwError(key, body);
    }

    @PatchMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@PathVariable String key, @RequestBody JobUpdateRequest body) {
        if (body.getChangeset() == null) {
            throw Rejection.invalidArgument("No changeset provided");
        }
        jobs.update(key, body.getChangeset());
    }

    @PostMapping("/search")
    JobSearchQueryResult search(@RequestBody(required = false) @Nullable JsonNode query) {
        Page<JobSearchResult> found = searches.search(table.table(), query);
        return new JobSearchQueryResult().items(found.items()).page(found.page());
    }
}
