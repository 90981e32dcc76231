package org.kangyang.api.plan;

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
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.PlanChanged;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health plans (R27, R28). */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/plan", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plans", description = "健康管理方案 / health plans")
class PlanController {
    private final HealthPlans plans;
    private final PlanMapper mapper;

    PlanController(HealthPlans plans, PlanMapper mapper) {
        this.plans = plans;
        this.mapper = mapper;
    }

    @GetMapping
    @Operation(
            operationId = "getPlan",
            summary = "查询生效的方案 / read the plan in force",
            description =
                    "尚无已发布的方案时为 404;制定中的见版本列表。\n\n404 where none was published yet; the one being made is among the versions.")
    @ApiResponse(responseCode = "200", description = "方案;ETag 为其版本 / the plan; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<PlanResponse> current(@PathVariable String caseId) {
        return answered(plans.current(caseId));
    }

    @GetMapping("/versions")
    @Operation(
            operationId = "listPlanVersions",
            summary = "方案的全部版本 / every version of the plan",
            description = "含制定中与已停办的,最新在前。\n\nThose being made and those stopped included, the newest first.")
    @ApiResponse(responseCode = "200", description = "全部版本 / every version")
    @Refuses(ProblemType.NOT_FOUND)
    PlanListResponse list(@PathVariable String caseId) {
        return new PlanListResponse(
                plans.versions(caseId).stream().map(mapper::toResponse).toList());
    }

    @GetMapping("/versions/{version}")
    @Operation(
            operationId = "getPlanVersion",
            summary = "查询方案的一版 / read a version of the plan",
            description = "历次内容、签署、家属意见与执行情况。\n\nEvery draft, signature, answer and progress note of that version.")
    @ApiResponse(responseCode = "200", description = "方案;ETag 为其版本 / the plan; ETag is its revision")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<PlanResponse> version(@PathVariable String caseId, @PathVariable int version) {
        return answered(plans.view(caseId, version));
    }

    private ResponseEntity<PlanResponse> answered(HealthPlanView view) {
        return ResponseEntity.ok().eTag(EntityTags.of(view.revision())).body(mapper.toResponse(view));
    }

    @Idempotent
    @PostMapping(path = "/consent", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "answerPlan", summary = "家属答复方案 / answer to the plan", description = """
                    在方案“待家属同意”时可提交,登记该意见的人工任务随即结束;先到的答复有效。其他时候拒绝(409)。\
                    不同意须写明原因,方案退回修改后再次征询。

                    While the plan is in stage CONSENT; the task that would record the answer ends, and the first answer \
                    counts. At any other time it is refused (409). A refusal needs a reason: the plan is changed and put \
                    to the family again.""")
    @ApiResponse(responseCode = "200", description = "已登记 / recorded; ETag of the plan")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<PlanChangedResponse> consent(
            @PathVariable String caseId, @RequestBody ConsentRequest request, CommandKey key) {
        PlanChanged changed = plans.answer(key, caseId, mapper.toForm(request), Caller.PLATFORM);
        return ResponseEntity.ok().eTag(EntityTags.of(changed.revision())).body(mapper.toResponse(changed));
    }

    @Idempotent
    @PostMapping(path = "/progress-notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "notePlanProgress", summary = "记录方案执行情况 / note how the plan works out", description = """
                    记在生效的方案上（R28）;尚无已发布的方案时为 404。adjustPrescription 为 true 时即启动方案修订\
                    （reason 为 PRESCRIPTION）,由主治医生会签新处方;老人住院期间拒绝(409),处方由医院直接调整。

                    Kept with the plan in force (R28); 404 where none was published yet. With adjustPrescription a \
                    revision begins (reason PRESCRIPTION) whose co-signature carries the new prescription; refused (409) \
                    while the elder lies in hospital, which prescribes by itself.""")
    @ApiResponse(responseCode = "201", description = "已记录;Location 为该版方案 / recorded; Location of the version")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<PlanChangedResponse> note(
            @PathVariable String caseId, @RequestBody ProgressNoteRequest request, CommandKey key) {
        PlanChanged changed = plans.note(key, caseId, mapper.toNote(request), Caller.PLATFORM);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/cases/" + caseId + "/plan/versions/" + changed.version()))
                .eTag(EntityTags.of(changed.revision()))
                .body(mapper.toResponse(changed));
    }
}
