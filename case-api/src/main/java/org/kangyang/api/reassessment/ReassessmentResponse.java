package org.kangyang.api.reassessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.ReassessmentReason;

/** A re-assessment as platforms read it. */
@Schema(name = "Reassessment", description = "复评 / a re-assessment")
record ReassessmentResponse(
        String reassessmentId,
        ReassessmentReason reason,
        @Schema(nullable = true) @Nullable String eventId,

        @Schema(description = "期限起计 / from when the deadline counts")
        Instant since,

        Instant openedAt,
        @Schema(nullable = true) @Nullable Instant dueAt,

        @Schema(description = "上次综合得分 / S before", example = "70.2", nullable = true) @Nullable
        BigDecimal previous,

        @Schema(description = "本次综合得分 / S now", example = "58.4", nullable = true) @Nullable
        BigDecimal current,

        @Schema(nullable = true) @Nullable Colour previousColour,
        @Schema(nullable = true) @Nullable Colour colour,

        @Schema(description = "差值是否达到告知街道的标准 / whether the officer is told (R09)", nullable = true) @Nullable
        Boolean officerNotified,

        @Schema(description = "街道知悉时间 / when the officer took note", nullable = true) @Nullable
        Instant acknowledgedAt,

        @Schema(description = "照护者负担，0–88 / the caregiver's burden (R10)", nullable = true) @Nullable
        Integer zbi,

        @Schema(description = "是否享受喘息服务 / whether respite is due (R10)", nullable = true) @Nullable
        Boolean respite) {}
