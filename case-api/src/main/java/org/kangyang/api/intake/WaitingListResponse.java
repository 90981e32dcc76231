package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.Colour;

/** A waiting list from its head (R33). */
@Schema(name = "WaitingList", description = "轮候名单，按名次 / a waiting list from its head")
record WaitingListResponse(List<Entry> items) {

    @Schema(name = "WaitingEntry", description = "一位轮候者，姓名已脱敏 / one who waits, masked")
    record Entry(
            @Schema(description = "在所查名单上的名次，从 1 起 / from 1, on the list asked for")
            int rank,

            String caseId,
            @Schema(example = "KY-2026-000123") String caseNumber,
            @Schema(example = "王**") String maskedName,
            int age,
            String sex,
            @Schema(nullable = true) @Nullable Colour colour,
            BedType bedType,
            Instant requestedAt,

            @Schema(description = "已有床位待答复 / a bed is on offer now")
            boolean offered) {}
}
