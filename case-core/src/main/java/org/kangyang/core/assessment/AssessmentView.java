package org.kangyang.core.assessment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;

/**
 * An assessment as readers see it, with everything that was ever recorded.
 *
 * @param originId what it was made for: a referral, an application, an admission, a re-assessment
 * @param referralId null where it was not made for a discharge
 */
public record AssessmentView(
        String assessmentId,
        String caseId,
        AssessmentPurpose purpose,
        String originId,
        @Nullable String referralId,
        long revision,
        List<FitnessTestRecord> fitnessTests,
        @Nullable FitnessLevel fitnessLevel,
        List<FiveInOneRecord> fiveInOnes,
        List<CognitionRecord> cognitions,
        @Nullable Scores scores,
        @Nullable Grade grade,
        @Nullable Colour colour,
        @Nullable Integer composite,
        List<GradeRecord> grades,
        List<SignOffRecord> signOffs,
        List<Amendment> amendments,
        @Nullable DischargeDestination destination,
        Instant openedAt,
        Instant updatedAt) {

    public record FitnessTestRecord(FitnessTestForm form, String recorder, Instant recordedAt) {}

    public record FiveInOneRecord(FiveInOneForm form, String recorder, Instant recordedAt) {}

    public record CognitionRecord(CognitionForm form, String recorder, Instant recordedAt) {}

    public record SignOffRecord(SignOffForm form, String recorder, Instant recordedAt) {}

    /**
     * @param composite S in tenths
     */
    public record GradeRecord(Scores scores, Grade grade, int composite, Instant recordedAt) {}

    public record Amendment(int number, String author, String reason, List<Change> changes, Instant amendedAt) {

        /** Old and new value of an item as text; null where there was or is none. */
        public record Change(
                String item,
                @Nullable String oldValue,
                @Nullable String newValue) {}
    }
}
