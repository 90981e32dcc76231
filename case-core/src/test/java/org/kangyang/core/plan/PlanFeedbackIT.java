package org.kangyang.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.AtOnce;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseEventKind;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.core.pathway.FeedbackClaim;
import org.kangyang.core.pathway.FeedbackClock;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.PlanFlag;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.pathway.SweepAction;

@DisplayName("R28: the family hears every month how the plan works out")
class PlanFeedbackIT extends PlanMaking {

    private static final LocalDate FIRST = TODAY.plusMonths(1);
    private static final String WORKER = "c:5000";

    private PlanFeedbacks feedbacks;
    private CaseSweep sweep;
    private String feedbackId;

    @BeforeEach
    void inForce() {
        feedbacks = core.get(PlanFeedbacks.class);
        sweep = core.get(CaseSweep.class);
        published();
        feedbackId = caseId + "-k1";
    }

    private Map<SweepAction, Integer> swept() {
        return sweep.page(job(), null, 100).actions();
    }

    private FeedbackClock clock() {
        return cases.view(caseId).feedback();
    }

    private void passTo(LocalDate day) {
        core.clock.advance(Duration.between(
                core.clock.instant(), Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(3))));
    }

    private FeedbackStep feedback() {
        return asStep(Groups.of("H001", "NH001", "999001001"));
    }

    private FeedbackStep asStep(Groups groups) {
        var row = new DeadlineRow(
                "family-feedback", "家属月度反馈", 168, null, false, "care-home-manager", 168, "subdistrict-officer");
        return new FeedbackStep(caseId, feedbackId, planId, List.of(row), groups);
    }

    private void asked() {
        passTo(FIRST);
        assertThat(swept()).isEqualTo(Map.of(SweepAction.FEEDBACK_OPENED, 1));
        assertThat(feedbacks.claim(job(), caseId, feedbackId, WORKER).claimed()).isTrue();
    }

    private FamilyFeedbackForm form(LocalDate on, String adjust, String adjustment) {
        var progress = new FamilyFeedbackForm.Progress("按期", "按时服药", "体重稳定", "步态平稳", "作息规律");
        return new FamilyFeedbackForm(on, "PHONE", "GUARDIAN", progress, "IMPROVED", "多散步", adjust, adjustment);
    }

    private FormCheck tells(FamilyFeedbackForm form) {
        feedbacks.record(job(), planId, feedbackId, form, "hushi");
        return feedbacks.check(job(), feedback(), 1);
    }

    @Test
    @DisplayName("R28: a month after the plan came into force it is asked for once, however often the sweep goes round")
    void asksOnce() throws Exception {
        assertThat(clock().nextOn()).isEqualTo(FIRST);
        passTo(FIRST.minusDays(1));
        assertThat(swept()).isEmpty();
        passTo(FIRST);
        AtOnce.call(8, i -> sweep.page(job(), null, 100));
        assertThat(swept()).isEmpty();
        assertThat(sent("family-feedback-due")).singleElement().satisfies(this::startsTheProcess);
        passTo(FIRST.plusMonths(2));
        assertThat(swept()).isEmpty();
    }

    private void startsTheProcess(PendingMessage start) {
        assertThat(start.correlationKey()).isEqualTo(feedbackId);
        assertThat(start.variables())
                .isEqualTo(Map.of("caseId", caseId, "caseNumber", accepted.caseNumber(), "feedbackId", feedbackId));
    }

    @Test
    @DisplayName("DESIGN §3.2: one instance has it, and its start message is sent no more")
    void claimsOnce() {
        asked();
        assertThat(sent("family-feedback-due")).isEmpty();
        assertThat(feedbacks.claim(job(), caseId, feedbackId, WORKER).claimed()).isTrue();
        assertThat(feedbacks.claim(job(), caseId, feedbackId, "c:6000").claimed())
                .isFalse();
        assertThat(feedbacks.claim(job(), caseId, "other", WORKER).claimed()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("R28: nurses tell the family in a care home, social workers at home")
    @CsvSource({
        "CARE_HOME_STABLE,     care-home-nurse.NH001",
        "HOME_TRANSFER_REVIEW, care-home-nurse.NH001",
        "HOME_STABLE,          social-worker.NH001",
        "HOME_FOLLOW_UP,       social-worker.NH001"
    })
    void givesItToThoseWhoCare(CaseStatus status, String group) {
        stands(status);
        passTo(FIRST);
        swept();
        FeedbackClaim claim = feedbacks.claim(job(), caseId, feedbackId, WORKER);
        assertThat(claim.givers()).isEqualTo(group);
        assertThat(claim.planId()).isEqualTo(planId);
    }

    @Test
    @DisplayName("R28: what was told stays with the plan, and the next month begins on the same day of the month")
    void keepsWhatWasTold() {
        asked();
        FormCheck prepared = feedbacks.prepare(job(), feedback());
        assertThat(prepared.due().dueAt().toInstant())
                .isEqualTo(core.clock.instant().plus(Duration.ofHours(168)));
        assertThat(prepared.due().firstGroup()).isEqualTo("care-home-manager.NH001");
        core.clock.advance(Duration.ofDays(5));

        assertThat(tells(form(FIRST.plusDays(5), "no", null)).problems()).isEmpty();

        assertThat(plans.view(caseId, 1).feedbacks()).singleElement().satisfies(told -> {
            assertThat(told.by()).isEqualTo("hushi");
            assertThat(told.form().wishes()).isEqualTo("多散步");
        });
        assertThat(clock().open()).isNull();
        assertThat(clock().nextOn()).isEqualTo(FIRST.plusMonths(1));
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.CURRENT);
        passTo(FIRST.plusMonths(1));
        assertThat(swept()).isEqualTo(Map.of(SweepAction.FEEDBACK_OPENED, 1));
    }

    @Test
    @DisplayName("R28: what is missing is named, and nothing of it shows before it is whole")
    void namesWhatIsMissing() {
        asked();
        var nothing = new FamilyFeedbackForm(null, "LETTER", null, null, "FINE", null, null, null);
        assertThat(tells(nothing).problems()).hasSize(10).contains("反馈方式未选择。", "反馈对象未选择。", "“运动”的进展未填写。", "总体效果未选择。");
        assertThat(tells(form(FIRST, "yes", " ")).problems()).containsExactly("请医院调整的内容未填写。");
        assertThat(tells(form(FIRST.plusDays(1), "no", null)).problems()).hasSize(1);
        assertThat(plans.view(caseId, 1).feedbacks()).isEmpty();
        assertThat(clock().open()).isNotNull();
        assertThat(tells(form(FIRST, "no", null)).problems()).isEmpty();
        assertThat(plans.view(caseId, 1).feedbacks()).hasSize(1);
    }

    @Test
    @DisplayName("R28: the hospital is asked to adjust the prescription: a revision begins, once, and says what for")
    void revisesThePlan() {
        asked();
        feedbacks.record(job(), planId, feedbackId, form(FIRST, "yes", "夜间咳嗽，请调整"), "hushi");
        var key = job();
        feedbacks.check(key, feedback(), 1);
        feedbacks.check(key, feedback(), 1);
        assertThat(sent("plan-revision-due")).hasSize(1);
        assertThat(cases.view(caseId).plan().revisions()).isOne();
        var claim = plans.claimRevision(job(), caseId, 1, "c:7000");
        String revision = plans.prepare(job(), new PreparePlan(caseId, claim.reason(), "c:7000", claim.dueAt()))
                .planId();
        assertThat(plans.summary(revision).request()).isEqualTo("夜间咳嗽，请调整");
    }

    @Test
    @DisplayName("R28: in hospital the family is not told by the home; afterwards it falls due again")
    void waitsForTheHospital() {
        stands(CaseStatus.HOME_STABLE);
        asked();
        core.get(CaseEvents.class)
                .report(
                        job(),
                        new ReportEvent(
                                caseId,
                                "e1",
                                CaseEventKind.HOSPITALISATION,
                                core.clock.instant().atOffset(ZoneOffset.UTC),
                                null,
                                "family",
                                "platform"));
        assertThat(clock().open()).isNull();
        assertThat(feedbacks.check(recorded(), feedback(), 1).problems()).isEmpty();
        assertThat(clock().nextOn()).isEqualTo(FIRST);
        core.clock.advance(Duration.ofDays(3));
        assertThat(swept()).isEmpty();
        stands(CaseStatus.HOME_STABLE);
        feedbacks.claim(job(), caseId, feedbackId, WORKER);
        assertThat(swept()).isEqualTo(Map.of(SweepAction.FEEDBACK_OPENED, 1));
        assertThat(clock().open().feedbackId()).isEqualTo(caseId + "-k2");
    }

    private org.kangyang.core.integration.CommandKey recorded() {
        feedbacks.record(job(), planId, feedbackId, form(FIRST, "no", null), "hushi");
        return job();
    }

    @Test
    @DisplayName("A closed case tells nobody any more")
    void endsWithTheCase() {
        asked();
        close();
        assertThat(clock().open()).isNull();
        assertThat(clock().nextOn()).isNull();
        var key = recorded();
        assertThatThrownBy(() -> feedbacks.check(key, feedback(), 1)).isInstanceOf(CaseClosed.class);
        assertThatThrownBy(() -> feedbacks.prepare(job(), feedback())).isInstanceOf(CaseClosed.class);
        passTo(FIRST.plusMonths(2));
        assertThat(swept()).isEmpty();
    }

    @Test
    @DisplayName("R28: a revision leaves the days as they are")
    void keepsTheDays() {
        casePlans.prescriptionAsked(job(), caseId);
        core.clock.advance(Duration.ofDays(10));
        var claim = plans.claimRevision(job(), caseId, 1, "c:7000");
        planId = plans.prepare(job(), new PreparePlan(caseId, claim.reason(), "c:7000", null))
                .planId();
        drafts();
        edits(whole());
        signs("SIGNED", null);
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
        assertThat(clock().nextOn()).isEqualTo(FIRST);
    }
}
