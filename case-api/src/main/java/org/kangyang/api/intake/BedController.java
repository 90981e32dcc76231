package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.CaseChangedResponse;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.intake.BedRegister;
import org.kangyang.core.intake.BedState;
import org.kangyang.core.intake.BedView;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.WaitingEntry;
import org.kangyang.core.pathway.WaitingLists;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Beds, who waits for them, and what families answer to an offer (R33). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "beds", description = "养老床位与轮候 / care-home beds and the waiting list")
class BedController {
    private static final int LARGEST_PAGE = 500;

    private final BedRegister beds;
    private final WaitingLists lists;
    private final CasePlaces places;
    private final Institutions institutions;
    private final IntakeMapper mapper;

    BedController(
            BedRegister beds, WaitingLists lists, CasePlaces places, Institutions institutions, IntakeMapper mapper) {
        this.beds = beds;
        this.lists = lists;
        this.places = places;
        this.institutions = institutions;
        this.mapper = mapper;
    }

    @GetMapping("/beds")
    @Operation(
            operationId = "listBeds",
            summary = "床位列表 / list beds",
            description = "按床位编号升序;state=FREE 即空床公示（R33）。\n\n"
                    + "In the order of their ids; state=FREE publishes the vacancies (R33).")
    @ApiResponse(responseCode = "200", description = "一页床位 / one page of beds")
    @Refuses({})
    BedListResponse list(
            @Parameter(description = "养老机构 / care home") @RequestParam(required = false) @Nullable String careHome,
            @Parameter(description = "床位类型 / kind of bed") @RequestParam(required = false) @Nullable BedType type,
            @Parameter(description = "状态 / state") @RequestParam(required = false) @Nullable BedState state,
            @Parameter(description = "上一页的 nextCursor / nextCursor of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "每页条数,1–500 / page size") @RequestParam(defaultValue = "100") int limit) {
        int size = limit(limit);
        List<BedView> found = beds.list(careHome, type, state, cursor, size + 1);
        List<BedView> page = found.subList(0, Math.min(size, found.size()));
        return new BedListResponse(
                page.stream().map(mapper::toResponse).toList(),
                found.size() > size ? page.getLast().bedId() : null);
    }

    @GetMapping("/beds/{bedId}")
    @Operation(
            operationId = "getBed",
            summary = "查询床位 / read a bed",
            description = "ETag 为床位版本，停用、启用时放入 If-Match。\n\nThe ETag is the revision; closing needs it.")
    @ApiResponse(responseCode = "200", description = "床位;ETag 为其版本 / the bed; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<BedResponse> get(@PathVariable String bedId) {
        return answer(beds.view(bedId));
    }

    @Idempotent
    @PostMapping("/beds/{bedId}/closure")
    @Operation(operationId = "closeBed", summary = "停用床位 / close a bed", description = """
                    空床停用后不再提供；正待答复的提供随即撤回，老人轮候位置保留且不计次数；有人入住时拒绝（409）。

                    A free bed is offered no more; an offer under way is withdrawn without counting against the elder; \
                    refused while somebody lives there (409).""")
    @ApiResponse(responseCode = "200", description = "已停用 / closed; ETag is the new revision")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT})
    ResponseEntity<BedResponse> close(
            @PathVariable String bedId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            CommandKey key) {
        return answer(beds.close(key, bedId, EntityTags.revision(ifMatch)));
    }

    @Idempotent
    @PostMapping("/beds/{bedId}/reopening")
    @Operation(
            operationId = "reopenBed",
            summary = "重新启用床位 / take a bed into use again",
            description = "启用后随即按名次提供给轮候者。\n\nIt is offered down the waiting list at once.")
    @ApiResponse(responseCode = "200", description = "已启用 / in use; ETag is the new revision")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT})
    ResponseEntity<BedResponse> reopen(
            @PathVariable String bedId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            CommandKey key) {
        return answer(beds.reopen(key, bedId, EntityTags.revision(ifMatch)));
    }

    @GetMapping("/waiting-list")
    @Operation(operationId = "getWaitingList", summary = "轮候名单 / the waiting list", description = """
                    按机构或按区县（六位代码）查询，二者择一；次序：颜色由重到轻，再按申请时间（R33）。机构名单含愿去本区县任一机构者。

                    Of one care home or of one district (six digits), one of the two; in the order of R33: the most \
                    severe colour first, then the time of the application.""")
    @ApiResponse(responseCode = "200", description = "名单 / the list from its head")
    @Refuses(ProblemType.NOT_FOUND)
    WaitingListResponse waitingList(
            @Parameter(description = "养老机构 / care home") @RequestParam(required = false) @Nullable String careHome,
            @Parameter(description = "区县，六位 / district, six digits", example = "999001")
                    @RequestParam(required = false)
                    @Nullable
                    String district,
            @Parameter(description = "床位类型 / kind of bed") @RequestParam(required = false) @Nullable BedType type,
            @Parameter(description = "最多条数,1–500 / at most so many") @RequestParam(defaultValue = "100") int limit) {
        if ((careHome == null) == (district == null)) {
            throw ApiProblem.malformed(new FieldFault(
                    careHome == null ? "careHome" : "district",
                    careHome == null ? FaultCode.REQUIRED : FaultCode.NOT_ALLOWED,
                    "机构与区县须二者择一。",
                    "请填写 careHome 或 district 之一。"));
        }
        List<WaitingEntry> entries;
        if (careHome != null) {
            Institution home = institutions.careHome(careHome).orElseThrow(() -> new NotFound("养老机构", careHome));
            entries = lists.ofCareHome(home.id(), home.district(), type, limit(limit));
        } else {
            entries = lists.ofDistrict(district(Objects.requireNonNull(district)), type, limit(limit));
        }
        return new WaitingListResponse(entries.stream().map(mapper::toEntry).toList());
    }

    @Idempotent
    @PostMapping(path = "/cases/{caseId}/bed-offers/{offerId}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "answerBedOffer", summary = "答复床位 / answer the offer of a bed", description = """
                    家属经平台答复；与机构登记的答复以先到者为准，已答复、已过期或已撤回时拒绝（409）。

                    The family's answer through a platform; the first answer counts, whether this or the one recorded \
                    by the care home. Refused (409) once answered, expired or withdrawn.""")
    @ApiResponse(responseCode = "200", description = "已答复 / answered")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<CaseChangedResponse> answerOffer(
            @PathVariable String caseId,
            @PathVariable String offerId,
            @RequestBody BedOfferAnswerRequest request,
            CommandKey key) {
        if (request.answer() == null) {
            throw ApiProblem.invalid(
                    List.of(new FieldFault("answer", FaultCode.REQUIRED, "未填写。", "请填写 ACCEPTED 或 DECLINED。")));
        }
        CaseChanged changed = places.answerOffer(key, caseId, offerId, request.answer(), Caller.PLATFORM);
        return ResponseEntity.ok().eTag(EntityTags.of(changed.revision())).body(CaseChangedResponse.of(changed));
    }

    private ResponseEntity<BedResponse> answer(BedView bed) {
        return ResponseEntity.ok().eTag(EntityTags.of(bed.revision())).body(mapper.toResponse(bed));
    }

    private static String district(String code) {
        if (!code.matches("\\d{6}")) {
            throw ApiProblem.malformed(
                    new FieldFault("district", FaultCode.OUT_OF_RANGE, "区县代码的位数不正确。", "请填写六位数字的区县代码。"));
        }
        return code;
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ApiProblem.malformed(
                    new FieldFault("limit", FaultCode.OUT_OF_RANGE, "条数超出范围。", "请使用 1 至 " + LARGEST_PAGE + " 之间的整数。"));
        }
        return limit;
    }
}
