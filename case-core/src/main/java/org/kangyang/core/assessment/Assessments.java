package org.kangyang.core.assessment;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/**
 * The assessment of an episode, step by step as {@code discharge-assessment} and {@code assessment-amendment} go. Every
 * step throws {@link org.kangyang.core.pathway.CaseClosed} where the case was closed meanwhile.
 */
@Component
public class Assessments {

    public AssessmentPrepared prepare(CommandKey key, PrepareAssessment command) {
        throw new UnsupportedOperationException();
    }

    /** @param assignee who completed the task; a missing one is refused, since who did it counts (R02) */
    public void recordFitnessTest(
            CommandKey key, String assessmentId, FitnessTestForm form, @Nullable String assignee) {
        throw new UnsupportedOperationException();
    }

    public FitnessTestCheck checkFitnessTest(CommandKey key, AssessmentStep command) {
        throw new UnsupportedOperationException();
    }

    public void recordFitnessLevel(CommandKey key, String assessmentId, FitnessLevel level) {
        throw new UnsupportedOperationException();
    }

    public void recordFiveInOne(CommandKey key, String assessmentId, FiveInOneForm form, @Nullable String assignee) {
        throw new UnsupportedOperationException();
    }

    public FiveInOneCheck checkFiveInOne(CommandKey key, AssessmentStep command) {
        throw new UnsupportedOperationException();
    }

    public void recordCognition(CommandKey key, String assessmentId, CognitionForm form, @Nullable String assignee) {
        throw new UnsupportedOperationException();
    }

    /** Stores the colour and the composite on the assessment and on the case. */
    public GradeRecorded recordGrade(CommandKey key, String assessmentId, Grade grade) {
        throw new UnsupportedOperationException();
    }

    public SignOffPrepared prepareSignOff(CommandKey key, AssessmentStep command) {
        throw new UnsupportedOperationException();
    }

    public void recordSignOff(CommandKey key, String assessmentId, SignOffForm form, @Nullable String assignee) {
        throw new UnsupportedOperationException();
    }

    public FiveInOneReopened reopenFiveInOne(CommandKey key, AssessmentStep command) {
        throw new UnsupportedOperationException();
    }

    public void recordDestination(CommandKey key, String assessmentId, DischargeDestination destination) {
        throw new UnsupportedOperationException();
    }

    /** The totals as they now stand, for a new grade after a correction. */
    public Scores loadScores(String assessmentId) {
        throw new UnsupportedOperationException();
    }

    /** Stores the grade after a correction and lets a waiting sign-off know ({@code grade-changed}). */
    public GradeRecorded recordAmendedGrade(CommandKey key, String assessmentId, Grade grade) {
        throw new UnsupportedOperationException();
    }

    /** Corrects items; the old values are kept (DOMAIN §5). */
    public AssessmentAmended amend(CommandKey key, AmendAssessment command) {
        throw new UnsupportedOperationException();
    }

    public AssessmentView view(String caseId, String assessmentId) {
        throw new UnsupportedOperationException();
    }
}
