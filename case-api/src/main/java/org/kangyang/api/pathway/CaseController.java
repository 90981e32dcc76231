package org.kangyang.api.pathway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.CaseChangedResponse;
import org.kangyang.api.integration.EntityTags;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Timelines;
import org.springframework.format.annotation.DateTimeFormat;
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

/** Cases as platforms read them, and their closure. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases", description = "个案 / cases")
class CaseController {
    private final CareCases cases;
    private final Timelines timelines;
    private final CaseMapper mapper;
    private final CareClock clock;

    CaseController(CareCases cases, Timelines timelines, CaseMapper mapper, CareClock clock) {
        this.cases = cases;
        this.timelines = timelines;
        this.mapper = mapper;
        this.clock = clock;
    }

    @GetMapping("/{caseId}")
    @Operation(
            operationId = "getCase",
            summary = "查询个案 / read a case",
            description = "个人信息已脱敏;ETag 为个案版本，修改时放入 If-Match。\n\nThe person is masked; the ETag is the revision.")
    @ApiResponse(responseCode = "200", description = "个案;ETag 为其版本 / the case; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<CaseResponse> get(@PathVariable String caseId) {
        CaseView view = cases.view(caseId);
        return ResponseEntity.ok().eTag(EntityTags.of(view.revision())).body(mapper.toResponse(view, clock.today()));
    }

    @GetMapping
    @Operation(operationId = "listCases", summary = "个案列表 / list cases", description = """
                    按最近变更时间升序，以游标翻页；翻页期间新增或变更的个案排在后面，不会漏掉。增量同步时以上次取到的最大 updatedAt \
                    作为 updatedSince,并按 caseId 去重。

                    In order of the last change, paged by cursor: what is new or changes meanwhile comes later, so \
                    nothing is missed. To synchronise, pass the greatest updatedAt seen as updatedSince and drop \
                    repetitions by caseId.""")
    @ApiResponse(responseCode = "200", description = "一页个案 / one page of cases")
    @Refuses({})
    CaseListResponse list(
            @Parameter(description = "状态 / status") @RequestParam(required = false) @Nullable CaseStatus status,
            @Parameter(description = "四色画像 / colour") @RequestParam(required = false) @Nullable Colour colour,
            @Parameter(
                            description = "区划代码的前 2、4、6 位或全部 9 位 / leading 2, 4, 6 or all 9 digits of a division code",
                            example = "999001")
                    @RequestParam(required = false)
                    @Nullable
                    String division,
            @Parameter(description = "此时刻起有变更 / changed at or after", example = "2026-11-24T08:00:00+08:00")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Nullable
                    OffsetDateTime updatedSince,
            @Parameter(description = "上一页的 nextCursor / nextCursor of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "每页条数,1–200 / page size") @RequestParam(defaultValue = "50") int limit) {
        return mapper.toList(
                cases.list(CaseQuery.filter(status, colour, division, updatedSince), cursor, CaseQuery.limit(limit)));
    }

    @GetMapping("/{caseId}/timeline")
    @Operation(
            operationId = "getTimeline",
            summary = "个案时间线 / the timeline of a case",
            description = "按时间升序；刚发生的事项可能稍后出现。\n\nOldest first; what has just happened may appear a moment later.")
    @ApiResponse(responseCode = "200", description = "一页时间线 / one page of the timeline")
    @Refuses(ProblemType.NOT_FOUND)
    TimelineResponse timeline(
            @PathVariable String caseId,
            @Parameter(description = "上一页的 nextCursor / nextCursor of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "每页条数,1–200 / page size") @RequestParam(defaultValue = "50") int limit) {
        cases.view(caseId);
        return mapper.toTimeline(timelines.of(caseId, cursor, CaseQuery.limit(limit)));
    }

    @Idempotent
    @PostMapping(path = "/{caseId}/closure", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "closeCase", summary = "结案 / close a case", description = """
                    从任一未结状态结案；该个案正在运行的流程与任务随即终止。结案不可撤销，老人再次转介时新建个案。

                    Ends the case from any open status; everything running for it ends. It cannot be undone: a return \
                    is a new case.""")
    @ApiResponse(responseCode = "200", description = "已结案;ETag 为个案新版本 / closed; ETag is the new revision")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<CaseChangedResponse> close(
            @PathVariable String caseId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ClosureRequest request,
            CommandKey key) {
        CaseChanged changed = cases.close(
                key,
                new CloseCase(
                        caseId,
                        EntityTags.revision(ifMatch),
                        request.reason(),
                        request.occurredOn(),
                        request.documentReference(),
                        request.note(),
                        Caller.PLATFORM));
        return ResponseEntity.ok().eTag(EntityTags.of(changed.revision())).body(CaseChangedResponse.of(changed));
    }
}
