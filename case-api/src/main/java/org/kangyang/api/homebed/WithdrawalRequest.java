package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The family wants the way home no longer (R12). */
@Schema(name = "RetrofitWithdrawalRequest", description = "家属撤回同意 / the family withdraws")
record WithdrawalRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "撤回日期,不得晚于今天 / not in the future",
                example = "2026-11-24")
        @Nullable
        LocalDate withdrawnOn,

        @Schema(
                description = "书面材料编号;与附件至少一项 / the written document; this or an attachment",
                example = "CH-2026-003",
                nullable = true)
        @Nullable
        String documentReference,

        @Schema(description = "书面撤回附件 / the written withdrawal as an attachment", nullable = true) @Nullable
        String attachmentId,

        @Schema(description = "原因 / reason", nullable = true) @Nullable
        String reason) {}
