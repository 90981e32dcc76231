package org.kangyang.api.institution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.institution.DivisionRow;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.institution.ImportResult;
import org.kangyang.core.institution.InstitutionRow;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.institution.StaffRow;
import org.kangyang.core.intake.BedRegister;
import org.kangyang.core.intake.BedRow;
import org.kangyang.core.integration.FaultCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of master data; repeating one changes nothing, so they need no idempotency key. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "imports", description = "基础数据导入 / imports of master data")
class ImportController {
    /** More rows than any register of one city has. */
    static final int MOST_ROWS = 50_000;

    private final Institutions institutions;
    private final StaffRegister staff;
    private final Divisions divisions;
    private final BedRegister beds;

    ImportController(Institutions institutions, StaffRegister staff, Divisions divisions, BedRegister beds) {
        this.institutions = institutions;
        this.staff = staff;
        this.divisions = divisions;
        this.beds = beds;
    }

    @PutMapping(path = "/divisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importDivisions",
            summary = "导入街道区划 / import sub-districts",
            description = "按代码新增或更新；先于机构导入。\n\nUpsert by code; import before institutions.")
    @ApiResponse(responseCode = "200", description = "导入结果；逐行列出被拒绝的行 / result, naming each refused row")
    @Refuses(ProblemType.INVALID)
    ImportResponse importDivisions(@RequestBody List<@Nullable DivisionRow> rows) {
        return imported(rows, divisions::importRows);
    }

    @PutMapping(path = "/institutions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importInstitutions",
            summary = "导入医院与养老机构 / import hospitals and care homes",
            description = "按编号新增或更新；医院可指定合作养老机构。\n\nUpsert by id; a hospital may name its partner care home.")
    @ApiResponse(responseCode = "200", description = "导入结果；逐行列出被拒绝的行 / result, naming each refused row")
    @Refuses(ProblemType.INVALID)
    ImportResponse importInstitutions(@RequestBody List<@Nullable InstitutionRow> rows) {
        return imported(rows, institutions::importRows);
    }

    @PutMapping(path = "/staff", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importStaff",
            summary = "导入人员与证书 / import the staff register",
            description =
                    "按用户名新增或更新；证书在评估时核验(R02)。\n\nUpsert by user id; certificates are checked at assessments (R02).")
    @ApiResponse(responseCode = "200", description = "导入结果；逐行列出被拒绝的行 / result, naming each refused row")
    @Refuses(ProblemType.INVALID)
    ImportResponse importStaff(@RequestBody List<@Nullable StaffRow> rows) {
        return imported(rows, staff::importRows);
    }

    @PutMapping(path = "/beds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "importBeds",
            summary = "导入养老床位 / import care-home beds",
            description = "按编号新增或更新;新床位为空床，随即按名次提供给轮候者;占用状态不因导入而变。\n\n"
                    + "Upsert by id; a new bed is free and offered down the waiting list at once; an import never "
                    + "changes who has a bed.")
    @ApiResponse(responseCode = "200", description = "导入结果；逐行列出被拒绝的行 / result, naming each refused row")
    @Refuses(ProblemType.INVALID)
    ImportResponse importBeds(@RequestBody List<@Nullable BedRow> rows) {
        return imported(rows, beds::importRows);
    }

    private static <R> ImportResponse imported(List<@Nullable R> rows, Function<List<R>, ImportResult> importer) {
        if (rows.size() > MOST_ROWS) {
            throw ApiProblem.invalid(
                    List.of(new FieldFault("", FaultCode.TOO_MANY, "行数过多。", "请分批导入，每批不超过 " + MOST_ROWS + " 行。")));
        }
        List<FieldFault> empty = IntStream.range(0, rows.size())
                .filter(index -> rows.get(index) == null)
                .mapToObj(index -> new FieldFault("[" + index + "]", FaultCode.REQUIRED, "该行为空。", "请删除该行或补全内容。"))
                .toList();
        if (!empty.isEmpty()) {
            throw ApiProblem.invalid(empty);
        }
        return ImportResponse.of(rows.size(), importer.apply(List.copyOf(rows)));
    }
}
