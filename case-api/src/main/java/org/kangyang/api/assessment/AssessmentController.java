package org.kangyang.api.assessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.assessment.AmendAssessment;
import org.kangyang.core.assessment.AssessmentAmended;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.CommandKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Assessments and their corrections. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/assessments/{assessmentId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "assessments", description = "评估 / assessments")
class AssessmentController {
    private final Assessments assessments;
    private final AssessmentMapper mapper;

    AssessmentController(Assessments assessments, AssessmentMapper mapper) {
        this.assessments = assessments;
        this.mapper = mapper;
    }

    @GetMapping
    @Operation(
            operationId = "getAssessment",
            summary = "查询评估 / read an assessment",
            description =
                    "含全部历次记录与更正;ETag 为该评估的版本。\n\nEverything ever recorded; the ETag is this assessment's revision.")
    @ApiResponse(responseCode = "200", description = "评估;ETag 为其版本 / the assessment; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<AssessmentResponse> get(@PathVariable String caseId, @PathVariable String assessmentId) {
        AssessmentView view = assessments.view(caseId, assessmentId);
        return ResponseEntity.ok().eTag(EntityTags.of(view.revision())).body(mapper.toResponse(view));
    }

    @Idempotent
    @PostMapping(path = "/amendments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "amendAssessment", summary = "更正评估 / correct an assessment", description = """
                    更正已评定的条目：须有更正人与原因，旧值保留，总分由服务器重算，颜色随后重新评定。If-Match 取该评估的 ETag。

                    Corrects graded items with author and reason; old values are kept, totals recomputed, the colour \
                    follows. If-Match is the assessment's ETag.""")
    @ApiResponse(
            responseCode = "201",
            description = "已更正;Location 与 ETag 为该评估 / corrected; Location and ETag of the assessment")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<AmendmentResponse> amend(
            @PathVariable String caseId,
            @PathVariable String assessmentId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AmendmentRequest request,
            CommandKey key) {
        AssessmentAmended amended = assessments.amend(
                key,
                new AmendAssessment(
                        caseId,
                        assessmentId,
                        EntityTags.revision(ifMatch),
                        request.author(),
                        request.reason(),
                        Objects.requireNonNullElse(request.changes(), Map.of())));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/cases/" + caseId + "/assessments/" + assessmentId))
                .eTag(EntityTags.of(amended.revision()))
                .body(mapper.toResponse(amended));
    }
}
