package org.kangyang.api.sheet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.print.PdfWriter;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.HealthPlans;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health plan on paper. */
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/plan",
        produces = {PdfWriter.MEDIA_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
@Tag(name = "plans", description = "健康管理方案 / health plans")
class PlanPdfController {
    private final CareCases cases;
    private final HealthPlans plans;
    private final RegisterNames names;
    private final CareClock clock;
    private final PdfWriter pdf;

    PlanPdfController(CareCases cases, HealthPlans plans, RegisterNames names, CareClock clock, PdfWriter pdf) {
        this.cases = cases;
        this.plans = plans;
        this.names = names;
        this.clock = clock;
        this.pdf = pdf;
    }

    @GetMapping("/print")
    @Operation(
            operationId = "printPlan",
            summary = "打印生效的方案 / print the plan in force",
            description =
                    "A4 PDF：五个部分、医嘱、签署与家属意见、执行情况、签名栏。\n\nA4: the five sections, the prescription, signatures and consent, progress, lines to sign.")
    @ApiResponse(responseCode = "200", description = "PDF")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> print(@PathVariable String caseId) {
        return printed(caseId, plans.current(caseId));
    }

    @GetMapping("/versions/{version}/print")
    @Operation(
            operationId = "printPlanVersion",
            summary = "打印方案的一版 / print a version of the plan",
            description =
                    "制定中的也可打印,标明尚未生效。\n\nOne that is being made can be printed too, and says that it is not in force.")
    @ApiResponse(responseCode = "200", description = "PDF")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> printVersion(@PathVariable String caseId, @PathVariable int version) {
        return printed(caseId, plans.view(caseId, version));
    }

    private ResponseEntity<byte[]> printed(String caseId, HealthPlanView plan) {
        CaseView view = cases.view(caseId);
        var writer = new CaseSheetWriter(clock.today(), names);
        return pdf.answer(
                PlanPrint.of(view, plan, writer, names), view.caseNumber() + "-plan-" + plan.version() + ".pdf");
    }
}
