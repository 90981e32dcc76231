package org.kangyang.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The family answers to a plan (R27). */
@Schema(name = "PlanConsentRequest", description = "家属对健康管理方案的答复 / the family's answer to a plan")
record ConsentRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "CONSENTED 同意、REFUSED 不同意",
                allowableValues = {"CONSENTED", "REFUSED"},
                example = "CONSENTED")
        @Nullable
        String decision,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "ELDER 老人本人、GUARDIAN 监护人、FAMILY 其他家属",
                allowableValues = {"ELDER", "GUARDIAN", "FAMILY"},
                example = "GUARDIAN")
        @Nullable
        String answeredBy,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "答复日期,不得晚于今天 / not in the future",
                example = "2026-11-24")
        @Nullable
        LocalDate answeredOn,

        @Schema(description = "书面材料编号 / the written document", example = "TY-2026-021", nullable = true) @Nullable
        String documentReference,

        @Schema(description = "同意书附件编号,须为本个案已上传的附件 / the written consent, an attachment of this case", nullable = true)
        @Nullable
        String attachmentId,

        @Schema(description = "不同意的原因;不同意时必填 / why; required where refused", nullable = true) @Nullable
        String reason) {}
