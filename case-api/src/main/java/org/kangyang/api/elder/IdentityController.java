package org.kangyang.api.elder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.CaseChangedResponse;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.IdentifyElder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Later identification of a person who came without documents (R26: one health record per person). */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/identity", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases", description = "个案 / cases")
class IdentityController {
    private final CareCases cases;
    private final IdentityMapper mapper;

    IdentityController(CareCases cases, IdentityMapper mapper) {
        this.cases = cases;
        this.mapper = mapper;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "identifyElder",
            summary = "补登身份 / identify a person who came as UNKNOWN",
            description = """
                    身份不明者确认身份后补登证件；该人另有未结个案时拒绝(409,指明该个案)。

                    Gives a person who came as UNKNOWN their document and health record; refused (409, naming it) when \
                    that person has another open case. The same request sent again gets the same answer.""")
    @ApiResponse(responseCode = "200", description = "已补登;ETag 为个案新版本 / done; ETag is the case's new revision")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.OPEN_CASE, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<CaseChangedResponse> identify(
            @PathVariable String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody IdentityRequest request,
            CommandKey key) {
        CaseChanged changed = cases.identify(
                key,
                new IdentifyElder(caseId, EntityTags.revision(ifMatch), mapper.toDetails(request), Caller.PLATFORM));
        return ResponseEntity.ok().eTag(EntityTags.of(changed.revision())).body(CaseChangedResponse.of(changed));
    }
}
