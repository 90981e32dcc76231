package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.intake.ApplicationAccepted;
import org.kangyang.core.intake.Applications;
import org.kangyang.core.integration.CommandKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Direct applications for a care home (DOMAIN §6, R11): 201 opens a case, 200 goes on with that of home care. */
@RestController
@RequestMapping(path = "/api/v1/care-home-applications", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "beds", description = "养老床位与轮候 / care-home beds and the waiting list")
class ApplicationController {
    private final Applications applications;
    private final IntakeMapper mapper;

    ApplicationController(Applications applications, IntakeMapper mapper) {
        this.applications = applications;
        this.mapper = mapper;
    }

    @Idempotent
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "applyForCareHome", summary = "申请入住养老机构 / apply for a care home", description = """
                    先评估后排位（R11）：受理后由首位机构评估，评估完成即分配床位或排入轮候。居家照护不足的老人在原个案中继续（200）;\
                    有其他未结个案时拒绝(409,指明该个案)。

                    Assessed first (R11): the first care home assesses, then there is a bed or a rank. For somebody \
                    cared for at home the open case goes on (200); any other open case refuses (409, naming it).""")
    @ApiResponse(responseCode = "201", description = "已新建个案 / case opened; Location and ETag of the case")
    @ApiResponse(responseCode = "200", description = "在原个案中继续 / the open case goes on; Location and ETag")
    @Refuses({ProblemType.OPEN_CASE, ProblemType.INVALID})
    ResponseEntity<ApplicationResponse> apply(@RequestBody ApplicationRequest request, CommandKey key) {
        ApplicationAccepted accepted = applications.accept(key, mapper.toApplication(request, Caller.PLATFORM));
        return ResponseEntity.status(accepted.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/cases/" + accepted.caseId()))
                .eTag(EntityTags.of(accepted.revision()))
                .body(mapper.toResponse(accepted));
    }
}
