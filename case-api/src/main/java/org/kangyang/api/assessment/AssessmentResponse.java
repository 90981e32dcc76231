package org.kangyang.api.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.AssessmentView.Amendment;
import org.kangyang.core.assessment.AssessmentView.CognitionRecord;
import org.kangyang.core.assessment.AssessmentView.FitnessTestRecord;
import org.kangyang.core.assessment.AssessmentView.FiveInOneRecord;
import org.kangyang.core.assessment.AssessmentView.SignOffRecord;
import org.kangyang.core.assessment.DischargeDestination;
import org.kangyang.core.assessment.FitnessLevel;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.assessment.Scores;
import org.kangyang.core.pathway.Colour;

/** An assessment with everything that was ever recorded: nothing is overwritten (DOMAIN §5). */
@Schema(name = "Assessment", description = "评估，含全部历次记录 / an assessment with everything ever recorded")
record AssessmentResponse(
        String assessmentId,
        String caseId,
        AssessmentPurpose purpose,

        @Schema(description = "转介、申请、入住或复评的编号 / what it was made for")
        String originId,

        @Schema(nullable = true) @Nullable String referralId,
        List<FitnessTestRecord> fitnessTests,
        @Schema(nullable = true) @Nullable FitnessLevel fitnessLevel,
        List<FiveInOneRecord> fiveInOnes,
        List<CognitionRecord> cognitions,
        @Schema(nullable = true) @Nullable Scores scores,
        @Schema(nullable = true) @Nullable Grade grade,
        @Schema(nullable = true) @Nullable Colour colour,
        @Schema(nullable = true, example = "85.2") @Nullable BigDecimal composite,
        List<GradePart> grades,
        List<SignOffRecord> signOffs,
        List<Amendment> amendments,
        @Schema(nullable = true) @Nullable DischargeDestination destination,
        Instant openedAt,
        Instant updatedAt) {

    @Schema(name = "GradeRecord")
    record GradePart(Scores scores, Grade grade, BigDecimal composite, Instant recordedAt) {}
}
