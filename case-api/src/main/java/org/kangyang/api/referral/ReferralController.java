package org.kangyang.api.referral;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Discharge referrals (DOMAIN §6): 201 opens a case, 200 continues that of a person in hospital. */
@RestController
@RequestMapping(path = "/api/v1/referrals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "referrals", description = "出院转介 / discharge referrals")
class ReferralController {
    private final Referrals referrals;
    private final ReferralMapper mapper;

    ReferralController(Referrals referrals, ReferralMapper mapper) {
        this.referrals = referrals;
        this.mapper = mapper;
    }

    @Idempotent
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "acceptReferral", summary = "提交出院转介单 / submit a discharge referral", description = """
                    受理后新建个案并启动流程（201）;该老人已有"住院中"的未结个案时在原个案中继续（200）;\
                    有其他未结个案时拒绝(409,指明该个案)。流程引擎停机时照常受理，恢复后自动启动。

                    Opens a case and starts the pathway (201); continues the open case of a person HOSPITALISED (200); \
                    refuses for any other open case (409, naming it). Accepted even while the process engine is down.""")
    @ApiResponse(responseCode = "201", description = "已新建个案 / case opened; Location and ETag of the case")
    @ApiResponse(responseCode = "200", description = "在原个案中继续 / the open case goes on; Location and ETag")
    @Refuses({ProblemType.OPEN_CASE, ProblemType.INVALID})
    ResponseEntity<ReferralResponse> accept(@RequestBody ReferralRequest request, CommandKey key) {
        ReferralAccepted accepted = referrals.accept(key, mapper.toReferral(request, Caller.PLATFORM));
        return ResponseEntity.status(accepted.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/cases/" + accepted.caseId()))
                .eTag(EntityTags.of(accepted.revision()))
                .body(mapper.toResponse(accepted));
    }
}
