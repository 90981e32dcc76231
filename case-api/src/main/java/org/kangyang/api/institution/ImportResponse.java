package org.kangyang.api.institution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.kangyang.core.institution.ImportResult;

/** What an import did; right rows are stored although others are wrong. */
@Schema(name = "ImportResult", description = "导入结果；正确的行已入库 / result of an import; right rows are stored")
record ImportResponse(
        @Schema(description = "收到的行数 / rows received") int received,
        @Schema(description = "新增 / new rows") int inserted,
        @Schema(description = "更新 / changed rows") int updated,

        @Schema(description = "未变 / rows that were there just so")
        int unchanged,

        @Schema(description = "被拒绝的行数 / rows refused") int rejected,
        List<RowFault> errors) {

    @Schema(name = "RowFault")
    record RowFault(
            @Schema(description = "行号，从 1 起 / position in the list, from 1")
            int row,

            @Schema(example = "divisionCode") String field,
            String code,
            String message,
            String mend) {}

    static ImportResponse of(int received, ImportResult result) {
        List<RowFault> faults = result.errors().stream()
                .map(error ->
                        new RowFault(error.row(), error.field(), error.code().name(), error.message(), error.mend()))
                .toList();
        int rejected = (int) faults.stream().mapToInt(RowFault::row).distinct().count();
        return new ImportResponse(received, result.inserted(), result.updated(), result.unchanged(), rejected, faults);
    }
}
