package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.homebed.ConsentForm;
import org.kangyang.core.homebed.HomeBedRequested;
import org.kangyang.core.homebed.HomeBedTransferView;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RequestHomeBed;
import org.kangyang.core.homebed.TransferChanged;
import org.kangyang.core.homebed.WithdrawConsent;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests for a home bed, the family's consent and withdrawal (R12, R31, DOMAIN §6). */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/home-bed-requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "home-beds", description = "返家与家庭养老床位 / ways home and home beds")
class HomeBedController {
    private final HomeBedTransfers transfers;
    private final CareCases cases;
    private final HomeBedMapper mapper;

    HomeBedController(HomeBedTransfers transfers, CareCases cases, HomeBedMapper mapper) {
        this.transfers = transfers;
        this.cases = cases;
        this.mapper = mapper;
    }

    @Idempotent
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "requestHomeBed", summary = "申请返家 / request a home bed", description = """
                    个案处于“机构照护”或“居家随访”时可申请，随即转入“返家审核”并启动流程;其他状态拒绝(409)。

                    From CARE_HOME_STABLE or HOME_FOLLOW_UP the case goes to HOME_TRANSFER_REVIEW and the process \
                    starts; from any other status it is refused (409).""")
    @ApiResponse(responseCode = "201", description = "已受理;Location 为该申请 / taken; Location of the request")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<HomeBedRequestedResponse> request(
            @PathVariable String caseId, @RequestBody HomeBedRequest request, CommandKey key) {
        HomeBedRequested requested =
                transfers.request(key, new RequestHomeBed(caseId, request.requestedBy(), Caller.PLATFORM));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/cases/" + caseId + "/home-bed-requests/" + requested.transferId()))
                .body(mapper.toResponse(requested));
    }

    @GetMapping
    @Operation(
            operationId = "listHomeBedRequests",
            summary = "返家申请列表 / list ways home",
            description = "按申请时间升序。\n\nAll ways home of this case, oldest first.")
    @ApiResponse(responseCode = "200", description = "全部返家申请 / all ways home")
    @Refuses(ProblemType.NOT_FOUND)
    HomeBedListResponse list(@PathVariable String caseId) {
        cases.view(caseId);
        return new HomeBedListResponse(
                transfers.of(caseId).stream().map(mapper::toResponse).toList());
    }

    @GetMapping("/{transferId}")
    @Operation(
            operationId = "getHomeBedRequest",
            summary = "查询返家申请 / read a way home",
            description =
                    "办理环节、改造方案、付款、人员配备与照护者支持。\n\nStage, proposal, payment, staffing and support of the caregiver.")
    @ApiResponse(responseCode = "200", description = "返家申请;ETag 为其版本 / the way home; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<HomeBedTransferResponse> get(@PathVariable String caseId, @PathVariable String transferId) {
        HomeBedTransferView view = transfers.view(caseId, transferId);
        return ResponseEntity.ok().eTag(EntityTags.of(view.revision())).body(mapper.toResponse(view));
    }

    @Idempotent
    @PostMapping(path = "/{transferId}/consent", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "giveRetrofitConsent", summary = "家属同意改造方案 / consent to the retrofit", description = """
                    在“家属意见”环节可提交，登记该意见的人工任务随即结束;须有书面材料。其他环节拒绝(409)。

                    While the family is asked (stage CONSENT); the task that would record the answer ends. A written \
                    document is needed. At any other stage it is refused (409).""")
    @ApiResponse(responseCode = "200", description = "已登记 / recorded; ETag of the way home")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<TransferChangedResponse> consent(
            @PathVariable String caseId,
            @PathVariable String transferId,
            @RequestBody ConsentRequest request,
            CommandKey key) {
        return changed(transfers.consent(
                key,
                caseId,
                transferId,
                new ConsentForm(
                        "CONSENTED",
                        request.consentedBy(),
                        request.consentedOn(),
                        request.documentReference(),
                        request.attachmentId(),
                        null),
                Caller.PLATFORM));
    }

    @Idempotent
    @PostMapping(path = "/{transferId}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "withdrawRetrofitConsent", summary = "家属撤回同意 / withdraw", description = """
                    启用之前随时可以书面撤回，施工中也可以：全部停办，个案恢复申请前的状态。

                    At any time before the activation, in mid-works too: everything ends and the case goes back to \
                    where the request came from.""")
    @ApiResponse(responseCode = "200", description = "已撤回 / withdrawn; ETag of the way home")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<TransferChangedResponse> withdraw(
            @PathVariable String caseId,
            @PathVariable String transferId,
            @RequestBody WithdrawalRequest request,
            CommandKey key) {
        return changed(transfers.withdraw(
                key,
                new WithdrawConsent(
                        caseId,
                        transferId,
                        request.withdrawnOn(),
                        request.documentReference(),
                        request.attachmentId(),
                        request.reason(),
                        Caller.PLATFORM)));
    }

    private ResponseEntity<TransferChangedResponse> changed(TransferChanged changed) {
        return ResponseEntity.ok().eTag(EntityTags.of(changed.revision())).body(mapper.toResponse(changed));
    }
}
