package org.kangyang.api.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.assessment.Scores;

/** What a correction did. The colour follows within seconds, through the process {@code assessment-amendment}. */
@Schema(name = "AmendmentAccepted", description = "更正结果；颜色随后重新评定 / the correction; the colour follows")
record AmendmentResponse(
        String assessmentId,

        @Schema(description = "该评估的第几次更正，从 1 起 / which correction of this assessment", example = "1")
        int amendment,

        @Schema(description = "重新计算的总分 / recomputed totals") Scores scores) {}
