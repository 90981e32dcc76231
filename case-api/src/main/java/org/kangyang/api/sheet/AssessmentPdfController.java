package org.kangyang.api.sheet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.print.PdfWriter;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseView;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The assessment on paper. */
@RestController
@Tag(name = "assessments", description = "评估 / assessments")
class AssessmentPdfController {
    private final CareCases cases;
    private final Assessments assessments;
    private final RegisterNames names;
    private final CareClock clock;
    private final PdfWriter pdf;

    AssessmentPdfController(
            CareCases cases, Assessments assessments, RegisterNames names, CareClock clock, PdfWriter pdf) {
        this.cases = cases;
        this.assessments = assessments;
        this.names = names;
        this.clock = clock;
        this.pdf = pdf;
    }

    @GetMapping(
            path = "/api/v1/cases/{caseId}/assessments/{assessmentId}/print",
            produces = {PdfWriter.MEDIA_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Operation(
            operationId = "printAssessment",
            summary = "打印评估 / print an assessment",
            description =
                    "A4 PDF：得分、各量表最近一次记录、全部更正、签名栏。\n\nA4: totals, the latest record of each instrument, every correction, lines to sign.")
    @ApiResponse(responseCode = "200", description = "PDF")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> print(@PathVariable String caseId, @PathVariable String assessmentId) {
        CaseView view = cases.view(caseId);
        AssessmentView assessment = assessments.view(caseId, assessmentId);
        var writer = new CaseSheetWriter(clock.today(), names);
        return pdf.answer(AssessmentPrint.of(view, assessment, writer), view.caseNumber() + "-assessment.pdf");
    }
}
