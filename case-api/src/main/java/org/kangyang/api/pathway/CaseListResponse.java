package org.kangyang.api.pathway;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;

/** One page of cases in order of their last change. */
@Schema(name = "CaseList", description = "个案列表，按最近变更时间升序 / cases in order of their last change")
record CaseListResponse(
        List<Item> cases,

        @Schema(description = "下一页游标；末页为空 / cursor of the next page, null on the last", nullable = true) @Nullable
        String nextCursor) {

    @Schema(name = "CaseListItem")
    record Item(
            String caseId,
            @Schema(example = "KY-2026-000123") String caseNumber,
            CaseStatus status,
            @Schema(example = "王**") String maskedName,
            int age,
            @Schema(example = "女") String sex,
            @Schema(example = "999001001") String divisionCode,
            @Schema(nullable = true) @Nullable Colour colour,

            @Schema(nullable = true, example = "85.2") @Nullable
            BigDecimal composite,

            @Schema(nullable = true) @Nullable ClosureReason closureReason,
            boolean counted,
            Instant openedAt,
            Instant updatedAt) {}
}
