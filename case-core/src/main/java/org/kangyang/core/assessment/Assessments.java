package org.kangyang.core.assessment;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.springframework.stereotype.Component;

/**
 * Assessments, step by step as {@code fitness-test}, {@code ability-assessment}, {@code discharge-assessment} and
 * {@code assessment-amendment} go. Every
 * step but {@link #loadScores} and {@link #recordAmendedGrade} throws {@link org.kangyang.core.pathway.CaseClosed} where
 * the case was closed meanwhile.
 */
@Component
public class Assessments {

    private final AssessmentDesk desk;
    private final Preparing preparing;
    private final FitnessTesting fitness;
    private final FiveInOneTesting testing;
    private final Grading grading;
    private final SigningOff signing;
    private final Amending amending;

    Assessments(
            AssessmentDesk desk,
            Preparing preparing,
            FitnessTesting fitness,
            FiveInOneTesting testing,
            Grading grading,
            SigningOff signing,
            Amending amending) {
        this.desk = desk;
        this.preparing = preparing;
        this.fitness = fitness;
        this.testing = testing;
        this.grading = grading;
        this.signing = signing;
        this.amending = amending;
    }

    /**
     * Opens the assessment of this origin, once however often it is asked; its id is {@code <originId>-a}.
     *
     * @param originId the referral's id for {@link AssessmentPurpose#DISCHARGE}; else the id of the application, the
     *     admission, the re-assessment
     */
    public AssessmentPrepared prepareFor(CommandKey key, String caseId, AssessmentPurpose purpose, String originId) {
        return preparing.prepare(key, caseId, purpose, originId);
    }

    /**
     * When the fitness test is due, and the standards for sex and age.
     *
     * @param given a due date that the caller sets; null where the table's counts
     */
    public FitnessTestOpened openFitnessTest(CommandKey key, AssessmentStep command, @Nullable Due given) {
        return fitness.open(key, command, given);
    }

    /**
     * When the five-in-one assessment is due.
     *
     * @param given as in {@link #openFitnessTest}
     */
    public Due openFiveInOne(CommandKey key, AssessmentStep command, @Nullable Due given) {
        return testing.open(key, command, given);
    }

    /** @param assignee who completed the task; a missing one is refused, since who did it counts (R02) */
    public void recordFitnessTest(
            CommandKey key, String assessmentId, FitnessTestForm form, @Nullable String assignee) {
        fitness.record(key, assessmentId, form, assignee);
    }

    /** Whether the last recorded fitness test can be rated, and its facts for fitness-level.dmn. */
    public FitnessTestCheck checkFitnessTest(CommandKey key, AssessmentStep command) {
        return fitness.check(key, command);
    }

    /** Stores what fitness-level.dmn answered. */
    public void recordFitnessLevel(CommandKey key, String assessmentId, FitnessLevel level) {
        fitness.rate(key, assessmentId, level);
    }

    /** @param assignee as in {@link #recordFitnessTest} */
    public void recordFiveInOne(CommandKey key, String assessmentId, FiveInOneForm form, @Nullable String assignee) {
        testing.record(key, assessmentId, form, assignee);
    }

    /**
     * Whether the last recorded assessment can be graded: its author's certificate first (R02), then missing and
     * contradictory items (R01), then whether the physician must judge cognition.
     */
    public FiveInOneCheck checkFiveInOne(CommandKey key, AssessmentStep command) {
        return testing.check(key, command);
    }

    /** @param assignee as in {@link #recordFitnessTest} */
    public void recordCognition(CommandKey key, String assessmentId, CognitionForm form, @Nullable String assignee) {
        testing.recordCognition(key, assessmentId, form, assignee);
    }

    /**
     * Stores the colour and the composite on the assessment and on the case; the clock of R07 starts anew.
     *
     * @param interval how long an assessment of this colour holds
     */
    public GradeRecorded recordGrade(CommandKey key, String assessmentId, Grade grade, ReassessmentInterval interval) {
        return grading.record(key, assessmentId, grade, interval);
    }

    /** What the physician signs, and until when. */
    public SignOffPrepared prepareSignOff(CommandKey key, AssessmentStep command) {
        return signing.prepare(key, command);
    }

    /** @param assignee as in {@link #recordFitnessTest} */
    public void recordSignOff(CommandKey key, String assessmentId, SignOffForm form, @Nullable String assignee) {
        signing.record(key, assessmentId, form, assignee);
    }

    /** Looks through what the physician filled in last; where something is missing, the task comes again. */
    public SignOffCheck checkSignOff(CommandKey key, AssessmentStep step) {
        return signing.check(key, step);
    }

    /** The physician returned the assessment: it is done anew, and earlier judgements of cognition no longer hold. */
    public FiveInOneReopened reopenFiveInOne(CommandKey key, String assessmentId) {
        return signing.reopen(key, assessmentId);
    }

    /** Stores what T1 answered. */
    public void recordDestination(CommandKey key, String assessmentId, DischargeDestination destination) {
        signing.decide(key, assessmentId, destination);
    }

    /**
     * R05: both the fitness test and the five instruments are done.
     *
     * @throws IllegalStateException naming what is missing
     */
    public void requireComplete(String assessmentId) {
        Assessment found = desk.get(assessmentId);
        Grading.requireGrade(found);
        if (found.fitnessLevel() == null) {
            throw new IllegalStateException("评估 " + assessmentId + " 尚未评定体适能等级，不能制定方案（R05）");
        }
    }

    /** The totals as they now stand, for a new grade after a correction; on a closed case too. */
    public Scores loadScores(String assessmentId) {
        return testing.scores(desk.get(assessmentId));
    }

    /** Stores the grade after a correction and lets a waiting sign-off know ({@code grade-changed}). */
    public GradeRecorded recordAmendedGrade(
            CommandKey key, String assessmentId, Grade grade, ReassessmentInterval interval) {
        return grading.recordAmended(key, assessmentId, grade, interval);
    }

    /** Corrects items; the old values are kept (DOMAIN §5). */
    public AssessmentAmended amend(CommandKey key, AmendAssessment command) {
        return amending.amend(key, command);
    }

    /** @throws NotFound where that case has no such assessment */
    public AssessmentView view(String caseId, String assessmentId) {
        return desk.store()
                .find(assessmentId)
                .filter(found -> found.caseId().equals(caseId))
                .map(Assessment::view)
                .orElseThrow(() -> new NotFound("评估", assessmentId));
    }
}
