package org.kangyang.api.reassessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.EventRecorded;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.reassessment.Reassessments;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that ask for an immediate re-assessment, and the re-assessments of a case (R07–R10). */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "reassessments", description = "事件与复评 / events and re-assessments")
class ReassessmentController {
    private final CaseEvents events;
    private final Reassessments reassessments;
    private final CareCases cases;
    private final ReassessmentMapper mapper;

    ReassessmentController(CaseEvents events, Reassessments reassessments, CareCases cases, ReassessmentMapper mapper) {
        this.events = events;
        this.reassessments = reassessments;
        this.cases = cases;
        this.mapper = mapper;
    }

    @Idempotent
    @PostMapping(path = "/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "reportEvent", summary = "上报事件 / report an event", description = """
                    跌倒、重大疾病：立即下达复评，自发生起24小时内完成;住院：个案转为“住院”，出院时评估。已结案的个案不登记，答复409。

                    A fall or a major illness asks for a re-assessment within 24 h of the event; a hospitalisation moves \
                    the case, and the discharge assessment follows. For a closed case nothing is recorded: 409.""")
    @ApiResponse(responseCode = "201", description = "已登记；ETag 为个案版本 / recorded; ETag of the case")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<EventResponse> report(
            @PathVariable String caseId, @RequestBody EventRequest request, CommandKey key) {
        EventRecorded recorded = events.report(
                key,
                new ReportEvent(
                        caseId,
                        request.eventId(),
                        request.kind(),
                        request.occurredAt(),
                        request.details(),
                        request.source(),
                        Caller.PLATFORM));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(EntityTags.of(recorded.revision()))
                .body(mapper.toResponse(recorded));
    }

    @GetMapping("/reassessments")
    @Operation(
            operationId = "listReassessments",
            summary = "复评列表 / list re-assessments",
            description = "按下达时间升序。\n\nAll re-assessments of this case, oldest first.")
    @ApiResponse(responseCode = "200", description = "全部复评 / all re-assessments")
    @Refuses(ProblemType.NOT_FOUND)
    ReassessmentListResponse list(@PathVariable String caseId) {
        cases.view(caseId);
        return new ReassessmentListResponse(
                reassessments.of(caseId).stream().map(mapper::toResponse).toList());
    }
}
