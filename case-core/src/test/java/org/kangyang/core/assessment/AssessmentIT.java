package org.kangyang.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.integration.StaleRevision;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.pathway.TimelineItem;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

class AssessmentIT {

    private static final ReassessmentInterval INTERVAL = new ReassessmentInterval(12, 14);
    private static final Grade YELLOW = new Grade(1, 0, 1, 1, Colour.YELLOW);
    private static final CognitionForm JUDGED = new CognitionForm(2, 15, "失语，依家属描述判断");

    private Core core;
    private Assessments assessments;
    private CareCases cases;
    private ReferralAccepted accepted;
    private Groups groups;
    private String assessmentId;
    private int jobs;

    @BeforeEach
    void prepared() {
        core = Core.fresh();
        Samples.registers(core);
        assessments = core.get(Assessments.class);
        cases = core.get(CareCases.class);
        accepted = core.get(Referrals.class).accept(key("api:1"), referral(MAN_1942));
        Claim claim = cases.claim(job(), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:1000"));
        groups = claim.groups();
        assessmentId = assessments
                .prepareFor(job(), accepted.caseId(), AssessmentPurpose.DISCHARGE, accepted.referralId())
                .assessmentId();
    }

    private org.kangyang.core.integration.CommandKey job() {
        return key("c:" + ++jobs);
    }

    private AssessmentStep step() {
        return new AssessmentStep(assessmentId, Forms.deadlines(), groups);
    }

    private FiveInOneCheck checkFiveInOne(FiveInOneForm form, String assessor) {
        assessments.recordFiveInOne(job(), assessmentId, form, assessor);
        return assessments.checkFiveInOne(job(), step());
    }

    private void graded() {
        checkFiveInOne(Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");
        assessments.recordGrade(job(), assessmentId, YELLOW, INTERVAL);
    }

    private void close() {
        cases.close(
                job(),
                new CloseCase(
                        accepted.caseId(),
                        null,
                        ClosureReason.DEATH,
                        LocalDate.of(2026, 11, 24),
                        null,
                        null,
                        "platform"));
    }

    @Test
    @DisplayName("R01, R03, R25: from the forms to the colour, the sign-off and a place on the waiting list")
    void whole_way() {
        assessments.recordFitnessTest(job(), assessmentId, Forms.fitness(12, 10, null, 60, "7.0"), "wang.yisheng");
        FitnessTestCheck fitness = assessments.checkFitnessTest(job(), step());
        assertThat(fitness.facts()).isEqualTo(new FitnessFacts(true, 0));
        assessments.recordFitnessLevel(job(), assessmentId, FitnessLevel.LOW);

        FiveInOneCheck check = checkFiveInOne(Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");
        assertThat(check.outcome()).isEqualTo(FiveInOneOutcome.COMPLETE);
        assertThat(check.scores())
                .extracting(Scores::adl, Scores::mmse, Scores::iadl, Scores::frail, Scores::nrs)
                .containsExactly(65, 26, 5, 2, 2);

        GradeRecorded grade = assessments.recordGrade(job(), assessmentId, YELLOW, INTERVAL);
        assertThat(grade.composite()).isEqualTo(702);

        SignOffPrepared prepared = assessments.prepareSignOff(job(), step());
        assertThat(prepared.colour()).isEqualTo(Colour.YELLOW);
        assertThat(prepared.fitnessLevel()).isEqualTo(FitnessLevel.LOW);
        assertThat(prepared.summary().assessor()).isEqualTo("评估员");
        assertThat(prepared.signOffDue().firstGroup()).isEqualTo("care-physician-team.H001");
        assessments.recordSignOff(
                job(), assessmentId, new SignOffForm("APPROVED", null, "no", "yes", "yes", null, null), "wang.yisheng");
        assertThat(assessments.checkSignOff(job(), step()).problems()).isEmpty();
        assessments.recordDestination(
                job(), assessmentId, new DischargeDestination(Destination.CARE_HOME, BedType.REHAB, null));
        cases.applyDestination(
                job(),
                new ApplyDestination(
                        accepted.caseId(), accepted.referralId(), Destination.CARE_HOME, BedType.REHAB, null));

        var view = cases.view(accepted.caseId());
        assertThat(view.colour()).isEqualTo(Colour.YELLOW);
        assertThat(view.composite()).isEqualTo(702);
        assertThat(view.episodes().getFirst().assessmentId()).isEqualTo(assessmentId);

        core.get(Timelines.class).deliverPending(100);
        assertThat(core.get(Timelines.class).of(accepted.caseId(), null, 100).items())
                .extracting(TimelineItem::kind)
                .contains(
                        "referral-accepted",
                        "pathway-started",
                        "assessment-opened",
                        "fitness-test-recorded",
                        "fitness-level-recorded",
                        "five-in-one-recorded",
                        "graded",
                        "signed-off",
                        "destination-decided",
                        "destination-applied");
    }

    @Test
    @DisplayName("DOMAIN §7: 48 h to the assessment, and the fitness test before the planned discharge")
    void due_dates() {
        core.clock.set("2026-11-29T20:00:00");
        FitnessTestOpened fitness = assessments.openFitnessTest(job(), step(), null);

        assertThat(assessments.openFiveInOne(job(), step(), null).dueAt())
                .isEqualTo(OffsetDateTime.parse("2026-12-01T20:00:00+08:00"));
        assertThat(fitness.due().dueAt()).isEqualTo(OffsetDateTime.parse("2026-12-01T00:00:00+08:00"));
        assertThat(fitness.due().secondAt()).isEqualTo(OffsetDateTime.parse("2026-12-02T00:00:00+08:00"));
        assertThat(fitness.standards().chairStand()).isEqualTo(13);
    }

    @Test
    @DisplayName("DOMAIN §7: a due date that the caller of an assessment sets counts, not the table's")
    void due_as_the_caller_says() {
        Due given = new Due(
                "intake-assessments",
                "入住评估",
                OffsetDateTime.parse("2026-12-04T08:00:00+08:00"),
                "care-home-manager.NH001",
                null,
                null);

        assertThat(assessments.openFitnessTest(job(), step(), given).due()).isEqualTo(given);
        assertThat(assessments.openFiveInOne(job(), step(), given)).isEqualTo(given);
    }

    @Test
    @DisplayName("R05: an assessment on admission is one of its own, needs no referral, and grades the case")
    void another_purpose() {
        String admitted = assessments
                .prepareFor(job(), accepted.caseId(), AssessmentPurpose.INTAKE, accepted.caseId() + "-i1")
                .assessmentId();
        assertThat(assessments
                        .prepareFor(job(), accepted.caseId(), AssessmentPurpose.INTAKE, accepted.caseId() + "-i1")
                        .assessmentId())
                .isEqualTo(admitted)
                .isEqualTo(accepted.caseId() + "-i1-a");
        assessments.recordFiveInOne(job(), admitted, Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");
        assessments.checkFiveInOne(job(), new AssessmentStep(admitted, Forms.deadlines(), groups));
        assessments.recordGrade(job(), admitted, YELLOW, INTERVAL);

        AssessmentView view = assessments.view(accepted.caseId(), admitted);
        assertThat(view.purpose()).isEqualTo(AssessmentPurpose.INTAKE);
        assertThat(view.referralId()).isNull();
        assertThat(cases.view(accepted.caseId()).colour()).isEqualTo(Colour.YELLOW);
        assertThat(cases.view(accepted.caseId()).episodes().getFirst().assessmentId())
                .isEqualTo(assessmentId);
    }

    @Test
    @DisplayName("R07: every completed assessment starts the clock anew, and a correction only moves its end")
    void clock() {
        graded();
        assertThat(cases.view(accepted.caseId()).careClock().dueOn()).isEqualTo(LocalDate.of(2027, 11, 24));

        core.clock.advance(Duration.ofDays(30));
        amend(Map.of("adl.stairs", 5));
        assessments.recordAmendedGrade(job(), assessmentId, YELLOW, new ReassessmentInterval(6, 14));
        assertThat(cases.view(accepted.caseId()).careClock().dueOn()).isEqualTo(LocalDate.of(2027, 5, 24));

        gradedAgain("-i1");
        assertThat(cases.view(accepted.caseId()).careClock().dueOn()).isEqualTo(LocalDate.of(2027, 12, 24));
    }

    @Test
    @DisplayName("R03: correcting an assessment that another has followed leaves the case's colour to the later one")
    void amended_late() {
        graded();
        gradedAgain("-i1");
        amend(Map.of("adl.stairs", 5));
        assessments.recordAmendedGrade(
                job(), assessmentId, new Grade(1, 2, 2, 1, Colour.ORANGE), new ReassessmentInterval(6, 14));
        CaseView view = cases.view(accepted.caseId());
        assertThat(view.colour()).isEqualTo(Colour.YELLOW);
        assertThat(view.careClock().dueOn()).isEqualTo(LocalDate.of(2027, 11, 24));
        assertThat(assessments.view(accepted.caseId(), assessmentId).colour()).isEqualTo(Colour.ORANGE);
    }

    private void gradedAgain(String origin) {
        String again = assessments
                .prepareFor(job(), accepted.caseId(), AssessmentPurpose.INTAKE, accepted.caseId() + origin)
                .assessmentId();
        assessments.recordFiveInOne(job(), again, Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");
        assessments.recordGrade(job(), again, YELLOW, INTERVAL);
    }

    @Test
    @DisplayName("R01: missing items give no scores, come back as sentences and are due again")
    void incomplete() {
        FiveInOneForm form = FormItems.with(Forms.fiveInOne(65, 26, 5, 2, 2, true), "adl.feeding", null);

        FiveInOneCheck check = checkFiveInOne(form, "li.pinggu");

        assertThat(check.outcome()).isEqualTo(FiveInOneOutcome.INCOMPLETE);
        assertThat(check.scores()).isNull();
        assertThat(check.problems()).containsExactly("日常生活活动·进食未填写。");
        assertThat(check.recorder()).isEqualTo("li.pinggu");
        assertThat(check.missingDue().dueAt()).isEqualTo(OffsetDateTime.parse("2026-11-25T10:00:00+08:00"));
        assertThat(check.draft()).isEqualTo(form);
    }

    @Test
    @DisplayName("R02: whoever holds no certificate valid on the day of the assessment cannot assess")
    void not_certified() {
        FiveInOneForm form = Forms.fiveInOne(65, 26, 5, 2, 2, true);

        FiveInOneCheck expired = checkFiveInOne(form, "zhao.pinggu");
        assertThat(expired.outcome()).isEqualTo(FiveInOneOutcome.NOT_CERTIFIED);
        assertThat(expired.fiveInOneDue()).isNotNull();
        assertThat(checkFiveInOne(form, "nobody").outcome()).isEqualTo(FiveInOneOutcome.NOT_CERTIFIED);
        assertThat(checkFiveInOne(FormItems.with(form, "testDate", "2026-06-30"), "zhao.pinggu")
                        .outcome())
                .isEqualTo(FiveInOneOutcome.COMPLETE);
    }

    @Test
    @DisplayName("DOMAIN §5: untestable waits for the physician, whose level must agree with the table's")
    void untestable() {
        FiveInOneForm form = FormItems.with(
                FormItems.with(Forms.fiveInOne(65, 0, 5, 2, 2, true), "mmse.status", "UNTESTABLE"),
                "mmse.untestableReason",
                "失语");
        for (String section : List.of("orientation", "registration", "attention", "recall", "language", "drawing")) {
            form = FormItems.with(form, "mmse." + section, null);
        }
        FiveInOneCheck check = checkFiveInOne(form, "li.pinggu");
        assertThat(check.outcome()).isEqualTo(FiveInOneOutcome.UNTESTABLE);
        assertThat(check.cognitionDue()).isNotNull();

        assessments.recordCognition(job(), assessmentId, new CognitionForm(2, null, null), "wang.yisheng");
        assertThat(assessments.checkFiveInOne(job(), step()).problems()).contains("等效MMSE得分未填写。", "判断依据未填写。");

        assessments.recordCognition(job(), assessmentId, JUDGED, "wang.yisheng");
        FiveInOneCheck judged = assessments.checkFiveInOne(job(), step());
        assertThat(judged.outcome()).isEqualTo(FiveInOneOutcome.COMPLETE);
        assertThat(judged.scores().mmse()).isEqualTo(15);
        assertThat(judged.cognitionDue()).isNotNull();

        GradeRecorded contradictory =
                assessments.recordGrade(job(), assessmentId, new Grade(1, 1, 1, 1, Colour.YELLOW), INTERVAL);
        assertThat(contradictory.outcome()).isEqualTo(GradeOutcome.CONTRADICTORY);
        assertThat(contradictory.colour()).isNull();
        assertThat(contradictory.problems())
                .singleElement()
                .asString()
                .contains("认知等级为2")
                .contains("认知等级1");
        assertThat(cases.view(accepted.caseId()).colour()).isNull();
        assertThat(assessments
                        .recordGrade(job(), assessmentId, new Grade(1, 2, 2, 1, Colour.ORANGE), INTERVAL)
                        .outcome())
                .isEqualTo(GradeOutcome.GRADED);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}, {4}: {5}")
    @DisplayName("R25: a sign-off that lacks an answer, or a return without a reason, comes back and says which")
    @CsvSource(
            nullValues = "-",
            value = {
                "APPROVED, -, no, yes, yes, -",
                "APPROVED, -, -, yes, yes, 需要安宁疗护未填写。",
                "APPROVED, -, no, maybe, -, 病情稳定应选“是”或“否”。家中有人照护未填写。",
                "RETURNED, 步行项目请复核, -, -, -, -",
                "RETURNED, ' ', -, -, -, 退回理由未填写。",
                "LATER, -, -, -, -, 签核意见应选“同意”或“退回”。",
                "-, -, -, -, -, 签核意见应选“同意”或“退回”。"
            })
    void looksThroughASignOff(
            String decision, String reason, String palliative, String stable, String homeSupport, String problems) {
        graded();
        assessments.recordSignOff(
                job(),
                assessmentId,
                new SignOffForm(decision, reason, palliative, stable, homeSupport, null, null),
                "wang.yisheng");
        CommandKey once = job();
        for (int i = 0; i < 2; i++) {
            assertThat(String.join("", assessments.checkSignOff(once, step()).problems()))
                    .isEqualTo(problems == null ? "" : problems);
        }
        core.get(Timelines.class).deliverPending(100);
        assertThat(core.get(Timelines.class).of(accepted.caseId(), null, 100).items())
                .extracting(TimelineItem::kind)
                .filteredOn(kind -> kind.equals("signed-off") || kind.equals("returned"))
                .hasSize(problems == null ? 1 : 0);
    }

    @Test
    void a_returned_assessment_needs_a_new_judgement_of_cognition() {
        graded();
        assessments.recordCognition(job(), assessmentId, JUDGED, "wang.yisheng");
        assessments.recordSignOff(
                job(),
                assessmentId,
                new SignOffForm("RETURNED", "步行项目请复核", null, null, null, null, null),
                "wang.yisheng");
        assertThat(assessments.checkSignOff(job(), step()).problems()).isEmpty();

        FiveInOneReopened reopened = assessments.reopenFiveInOne(job(), assessmentId);

        assertThat(reopened.problems()).containsExactly("医师退回：步行项目请复核");
        FiveInOneForm form = new FiveInOneForm(
                Forms.TODAY,
                Forms.barthel(65),
                Forms.impossible("UNTESTABLE", "失语"),
                Forms.lawton(5),
                Forms.frail(2),
                Forms.nrs(2, true),
                null);
        assertThat(checkFiveInOne(form, "li.pinggu").outcome()).isEqualTo(FiveInOneOutcome.UNTESTABLE);
    }

    @Test
    @DisplayName("DOMAIN §5: a correction keeps the old value and leads to a new grade on assessment and case")
    void amended() {
        graded();
        var command = new AmendAssessment(
                accepted.caseId(), assessmentId, null, "li.pinggu", "录入错误", Map.of("adl.stairs", "5"));

        AssessmentAmended amended = assessments.amend(key("api:2"), command);

        assertThat(assessments.amend(key("api:2"), command)).isEqualTo(amended);
        assertThat(amended.scores().adl()).isEqualTo(70);
        AssessmentView view = assessments.view(accepted.caseId(), assessmentId);
        assertThat(view.fiveInOnes()).hasSize(2);
        assertThat(view.amendments()).singleElement().satisfies(amendment -> {
            assertThat(amendment.author()).isEqualTo("li.pinggu");
            assertThat(amendment.changes())
                    .containsExactly(new AssessmentView.Amendment.Change("adl.stairs", "0", "5"));
        });
        assertThat(assessments.loadScores(assessmentId).adl()).isEqualTo(70);
        assessments.recordAmendedGrade(job(), assessmentId, YELLOW, INTERVAL);
        assertThat(cases.view(accepted.caseId()).composite()).isEqualTo(722);
        assertThat(core.get(Outbox.class).pendingMessages(10))
                .extracting(PendingMessage::name)
                .containsExactly("assessment-amended", "grade-changed");
    }

    @Test
    void a_correction_that_cannot_be_is_refused_naming_every_item() {
        graded();

        assertThatThrownBy(() -> amend(Map.of("adl.flying", 5))).hasMessageContaining("changes.adl.flying");
        assertThatThrownBy(() -> amend(Map.of("adl.feeding", 5.5))).hasMessageContaining("整数");
        assertThatThrownBy(() -> amend(Map.of("adl.feeding", 7))).hasMessageContaining("进食应为0、5、10之一");
        assertThatThrownBy(() -> amend(Map.of("adl.feeding", 10))).hasMessageContaining("与现有值相同");
        assertThatThrownBy(() -> amend(Map.of())).isInstanceOf(InvalidFields.class);
        assertThatThrownBy(() -> assessments.amend(
                        key("api:3"),
                        new AmendAssessment(
                                accepted.caseId(), assessmentId, 1L, "li.pinggu", "错", Map.of("note", "x"))))
                .isInstanceOf(StaleRevision.class);
        assertThatThrownBy(() -> assessments.view("another", assessmentId)).isInstanceOf(NotFound.class);
    }

    private void amend(Map<String, Object> changes) {
        assessments.amend(
                job(), new AmendAssessment(accepted.caseId(), assessmentId, null, "li.pinggu", "录入错误", changes));
    }

    @Test
    void before_the_first_grade_nothing_can_be_corrected() {
        checkFiveInOne(Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");

        assertThatThrownBy(() -> amend(Map.of("adl.stairs", 5))).isInstanceOf(NotAmendable.class);
    }

    @Test
    void a_repeated_job_answers_the_same_and_changes_nothing() {
        assessments.recordFiveInOne(job(), assessmentId, Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu");
        var check = job();
        FiveInOneCheck first = assessments.checkFiveInOne(check, step());
        var grade = job();
        GradeRecorded graded = assessments.recordGrade(grade, assessmentId, YELLOW, INTERVAL);
        long revision = assessments.view(accepted.caseId(), assessmentId).revision();

        assertThat(assessments.checkFiveInOne(check, step())).isEqualTo(first);
        assertThat(assessments.recordGrade(grade, assessmentId, YELLOW, INTERVAL))
                .isEqualTo(graded);
        assertThat(assessments.view(accepted.caseId(), assessmentId).revision()).isEqualTo(revision);
    }

    @Test
    @DisplayName("R02: a task without an author is refused")
    void no_author() {
        assertThatThrownBy(() ->
                        assessments.recordFiveInOne(job(), assessmentId, Forms.fiveInOne(65, 26, 5, 2, 2, true), " "))
                .isInstanceOf(InvalidFields.class)
                .hasMessageContaining("assignee");
    }

    @Test
    void every_step_on_a_closed_case_says_so() {
        graded();
        close();

        assertThatThrownBy(() -> checkFiveInOne(Forms.fiveInOne(65, 26, 5, 2, 2, true), "li.pinggu"))
                .isInstanceOf(CaseClosed.class);
        assertThatThrownBy(() -> assessments.prepareSignOff(job(), step())).isInstanceOf(CaseClosed.class);
        assertThatThrownBy(() -> amend(Map.of("adl.stairs", 5))).isInstanceOf(CaseClosed.class);
    }

    @Test
    void a_grade_after_a_correction_that_arrives_on_a_closed_case_mends_the_assessment_alone() {
        graded();
        amend(Map.of("adl.stairs", 5));
        close();

        assessments.recordAmendedGrade(job(), assessmentId, YELLOW, INTERVAL);

        assertThat(assessments.view(accepted.caseId(), assessmentId).composite())
                .isEqualTo(722);
        assertThat(cases.view(accepted.caseId()).composite()).isEqualTo(702);
    }
}
