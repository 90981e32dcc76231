package org.kangyang.api.pathway;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.ClosureReason;

/** A case is to end (DOMAIN §6). */
@Schema(name = "ClosureRequest", description = "结案 / closure")
record ClosureRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = """
                        DEATH 死亡、WITHDRAWN 书面退出、MOVED 迁出、RECOVERED 康复、ENTERED_IN_ERROR 录入错误""", example = "WITHDRAWN") @Nullable
        ClosureReason reason,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "发生日期，不得晚于今天 / day of the event, not in the future",
                example = "2026-11-24")
        @Nullable
        LocalDate occurredOn,

        @Schema(
                description = "书面材料编号;WITHDRAWN 必填 / the written document; required for WITHDRAWN",
                example = "TC-2026-015",
                nullable = true)
        @Nullable
        String documentReference,

        @Schema(description = "说明;ENTERED_IN_ERROR 必填 / note; required for ENTERED_IN_ERROR", nullable = true) @Nullable
        String note) {}
