package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The family consents to the retrofit (R12). */
@Schema(name = "RetrofitConsentRequest", description = "家属同意改造方案 / the family's consent to the retrofit")
record ConsentRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "ELDER 老人本人、GUARDIAN 监护人、FAMILY 其他家属",
                allowableValues = {"ELDER", "GUARDIAN", "FAMILY"},
                example = "GUARDIAN")
        @Nullable
        String consentedBy,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "同意日期,不得晚于今天 / not in the future",
                example = "2026-11-24")
        @Nullable
        LocalDate consentedOn,

        @Schema(
                description = "书面材料编号;与附件至少一项 / the written document; this or an attachment",
                example = "TY-2026-018",
                nullable = true)
        @Nullable
        String documentReference,

        @Schema(description = "同意书附件 / the written consent as an attachment", nullable = true) @Nullable
        String attachmentId) {}
