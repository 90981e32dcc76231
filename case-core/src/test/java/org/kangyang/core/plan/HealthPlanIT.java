package org.kangyang.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.attachment.AddAttachment;
import org.kangyang.core.attachment.AttachmentKind;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseInHospital;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.PlanFlag;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.pathway.RevisionClaim;
import org.kangyang.core.referral.Referrals;

class HealthPlanIT extends PlanMaking {
    @Test
    @DisplayName("R27: from the draft over both signatures and the family's consent to a version in force")
    void goesTheWholeWay() {
        toConsent();
        assertThat(plans.view(planId).stage()).isEqualTo(PlanStage.CONSENT);
        assertThat(answers(answer("CONSENTED", null)).outcome()).isEqualTo(PlanOutcome.CONSENTED);

        PlanPublished published = plans.publish(job(), planId, 1);

        assertThat(published.version()).isOne();
        assertThat(published.caseStatus()).isEqualTo(CaseStatus.CARE_HOME_STABLE);
        HealthPlanView view = plans.view(caseId, 1);
        assertThat(view.stage()).isEqualTo(PlanStage.PUBLISHED);
        assertThat(view.publishedAt()).isEqualTo(NOW);
        assertThat(view.contents()).extracting("by").containsExactly("system", "guanli");
        assertThat(view.coSignatures().getLast().by()).isEqualTo("wang.yisheng");
        assertThat(view.consents().getLast().by()).isEqualTo("shegong");
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.CURRENT);
        assertThat(cases.view(caseId).plan().planId()).isEqualTo(planId);
    }

    @Test
    @DisplayName("R27: the draft stands on the newest assessment, item by item")
    void standsOnTheAssessment() {
        assess();
        PlanPrepared prepared = prepares(INSTANCE, null);
        assertThat(prepared.facts()).isEqualTo(new PlanFacts(Colour.ORANGE, 75, 10, 15, 3, 0, 0, null));
        drafts();
        assertThat(plans.view(planId).contents().getFirst().form().nutrition())
                .isEqualTo(new PlanContent.Part("目标NUTRITION", "措施NUTRITION"));
        assertThat(plans.view(planId).risks()).containsExactly(PlanRisk.FALLS);
        assertThat(plans.view(planId).packages()).extracting("name").containsExactly("BASIC", "UPGRADE");
    }

    @Test
    @DisplayName("R05: without a completed assessment there is no plan")
    void needsAnAssessment() {
        assertThatThrownBy(() -> prepares(INSTANCE, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("没有已完成的评估");
    }

    @ParameterizedTest(name = "without section {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    @DisplayName("R27: each of the five sections is needed, with goals and measures")
    void needsAllSections(int missing) {
        planning();
        PlanContent.Part[] parts = {PART, PART, PART, PART, PART};
        parts[missing] = new PlanContent.Part("目标", " ");
        PlanStepResult result = edits(new PlanContent(parts[0], parts[1], parts[2], parts[3], parts[4], null));
        assertThat(result.outcome()).isEqualTo(PlanOutcome.INCOMPLETE);
        assertThat(result.problems()).containsExactly("“" + PlanSection.values()[missing].inChinese() + "”的措施未填写。");
        assertThat(result.nextDue()).isNotNull();
        assertThat(plans.view(planId).stage()).isEqualTo(PlanStage.DRAFT);
    }

    private static PlanContent costing(String cost, String insured, String payer) {
        return new PlanContent(
                PART,
                PART,
                PART,
                PART,
                PART,
                new UpgradeCost(
                        cost == null ? null : new BigDecimal(cost),
                        insured == null ? null : new BigDecimal(insured),
                        payer));
    }

    @ParameterizedTest(name = "cost {0}, insured {1}, payer {2}: {3}")
    @DisplayName("T2, R16: what the costs of the UPGRADE package lack brings the task back")
    @CsvSource(
            nullValues = "-",
            value = {
                "1000, 600, -, 升级包每月还有250.00元无人支付，须填写付款人。",
                "1000, 600, ' ', 升级包每月还有250.00元无人支付，须填写付款人。",
                "100, 84.99, -, 升级包每月还有0.01元无人支付，须填写付款人。",
                "100, -, -, 升级包每月保险支付未填写，没有的填0。",
                "-, 5, -, 升级包每月费用未填写。",
                "-1, 0, -, '升级包每月费用应在0至100000之间，现为-1。'",
                "0.001, 0, -, '升级包每月费用最多保留2位小数，现为0.001。'",
                "10, 100001, -, '升级包每月保险支付应在0至100000之间，现为100001。'"
            })
    void bringsCostsBack(String cost, String insured, String payer, String problem) {
        planning();
        PlanStepResult result = edits(costing(cost, insured, payer));
        assertThat(result.outcome()).isEqualTo(PlanOutcome.INCOMPLETE);
        assertThat(result.problems()).containsExactly(problem);
    }

    @Test
    @DisplayName("T2, R16: the share is computed from what was filled in, shown to those who sign, the payer masked")
    void sharesTheCost() {
        planning();
        assertThat(edits(costing("1000", "600", "示例慈善会")).outcome()).isEqualTo(PlanOutcome.COMPLETE);
        HealthPlanView view = plans.view(planId);
        assertThat(view.upgrade())
                .isEqualTo(
                        new HealthPlanView.UpgradeShare(new PersonalShare(100_000, 60_000, 15_000, 25_000), "示例慈善会"));
        assertThat(plans.summary(planId).upgrade()).isEqualTo("每月1000.00元，保险支付600.00元，个人负担150.00元，其余250.00元由示**支付");
        assertThat(view.contents().getLast().form().shown().upgrade().payer()).isNull();
    }

    @Test
    @DisplayName("T2: a revision starts with the costs of the version in force; who pays the rest is asked anew")
    void carriesCostsOn() {
        planning();
        edits(costing("1000", "600", "示例慈善会"));
        signs("SIGNED", null);
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
        asks(PlanReason.REVISION);
        planId = plans.prepare(job(), new PreparePlan(caseId, PlanReason.REVISION, "c:2000", null))
                .planId();
        drafts();
        PlanContent draft = plans.view(planId).contents().getFirst().form();
        assertThat(draft.upgrade()).isEqualTo(new UpgradeCost(new BigDecimal("1000"), new BigDecimal("600"), null));
        assertThat(draft.nutrition().goals()).isEqualTo("目标NUTRITION");
    }

    @Test
    @DisplayName("R27: the physician returns the plan with a reason; both sign anew")
    void returnsToTheCareHome() {
        planning();
        edits(whole());
        assertThat(signs("RETURNED", " ").problems()).containsExactly("退回的原因未填写。");
        PlanStepResult returned = signs("RETURNED", "用药未核对");
        assertThat(returned.outcome()).isEqualTo(PlanOutcome.RETURNED);
        assertThat(returned.problems()).containsExactly("医生退回：用药未核对");
        assertThat(plans.view(planId).stage()).isEqualTo(PlanStage.DRAFT);
        edits(whole());
        assertThat(signs("SIGNED", null).outcome()).isEqualTo(PlanOutcome.SIGNED);
        assertThat(plans.view(planId).coSignatures()).hasSize(3);
    }

    @Test
    @DisplayName("R27: the family refuses with a reason; the plan is changed and put to it again")
    void goesBackWhenTheFamilyRefuses() {
        toConsent();
        assertThat(answers(answer("REFUSED", null)).problems()).containsExactly("不同意的原因未填写。");
        PlanStepResult refused = answers(answer("REFUSED", "希望多安排活动"));
        assertThat(refused.outcome()).isEqualTo(PlanOutcome.REFUSED);
        assertThat(refused.problems()).containsExactly("家属不同意：希望多安排活动");
        edits(whole());
        signs("SIGNED", null);
        assertThat(answers(answer("CONSENTED", null)).outcome()).isEqualTo(PlanOutcome.CONSENTED);
    }

    @Test
    @DisplayName("R27: the family's answer by the API or by the task, whichever comes first")
    void takesTheFirstAnswer() {
        toConsent();
        plans.answer(key("api:a"), caseId, planId, answer("CONSENTED", null), "platform");
        assertThat(sent("plan-consent-given"))
                .singleElement()
                .satisfies(message -> assertThat(message.correlationKey()).isEqualTo(caseId));
        assertThatThrownBy(() -> plans.answer(key("api:b"), caseId, planId, answer("REFUSED", "改变主意"), "platform"))
                .isInstanceOf(PlanStageRefused.class);
        assertThat(answers(answer("REFUSED", "晚到")).outcome()).isEqualTo(PlanOutcome.CONSENTED);
        assertThat(sent("plan-consent-given")).hasSize(1);
    }

    private String attached(String toCase) {
        return core.get(Attachments.class)
                .add(new AddAttachment(
                        toCase,
                        AttachmentKind.CONSENT,
                        "同意书.pdf",
                        null,
                        ("%PDF-" + toCase).getBytes(StandardCharsets.UTF_8),
                        "platform"))
                .id();
    }

    private static PlanConsentForm written(String attachmentId) {
        return new PlanConsentForm("CONSENTED", "GUARDIAN", TODAY, null, attachmentId, null);
    }

    @Test
    @DisplayName("R27: the written consent is one of the case's attachments, by the task and by the API")
    void takesAWrittenConsent() {
        String others = attached(core.get(Referrals.class)
                .accept(key("api:2"), referral(WOMAN_1938))
                .caseId());
        String own = attached(caseId);
        toConsent();
        for (String unknown : List.of("none", others)) {
            assertThatThrownBy(() -> plans.answer(key("api:" + unknown), caseId, planId, written(unknown), "platform"))
                    .isInstanceOfSatisfying(
                            InvalidFields.class,
                            refused -> assertThat(refused.errors())
                                    .extracting("field")
                                    .containsExactly("attachmentId"));
            PlanStepResult again = answers(written(unknown));
            assertThat(again.outcome()).isEqualTo(PlanOutcome.INCOMPLETE);
            assertThat(again.problems()).containsExactly("同意书不是本个案的附件编号。");
        }
        plans.answer(key("api:own"), caseId, planId, written(own), "platform");
        assertThat(plans.checkConsent(job(), step()).outcome()).isEqualTo(PlanOutcome.CONSENTED);
        assertThat(plans.view(planId).consents().getLast().form().attachmentId())
                .isEqualTo(own);
    }

    @Test
    @DisplayName("R27: the social worker may name the file with blanks around it, or no file")
    void takesItByTheTask() {
        String own = attached(caseId);
        toConsent();
        assertThat(answers(written(" " + own + " ")).outcome()).isEqualTo(PlanOutcome.CONSENTED);
    }

    @Test
    @DisplayName("R27: an answer to an earlier draft is none to the changed one")
    void asksAnewAfterAChange() {
        toConsent();
        answers(answer("REFUSED", "希望多安排活动"));
        edits(whole());
        signs("SIGNED", null);
        PlanStepResult late = plans.checkConsent(job(), step());
        assertThat(late.outcome()).isEqualTo(PlanOutcome.INCOMPLETE);
        assertThat(late.problems()).containsExactly("家属对修改后的方案尚未答复。");
    }

    @Test
    @DisplayName("R27: the API asks the family only while the plan waits for it")
    void refusesAnAnswerTooEarly() {
        planning();
        assertThatThrownBy(() -> plans.answer(key("api:a"), caseId, planId, answer("CONSENTED", null), "platform"))
                .isInstanceOf(PlanStageRefused.class)
                .hasMessageContaining("起草");
        assertThatThrownBy(() -> plans.answer(key("api:a"), "other", planId, answer("CONSENTED", null), "platform"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("R27: nothing is published before the family agreed")
    void publishesNothingTooEarly() {
        planning();
        edits(whole());
        assertThatThrownBy(() -> plans.publish(job(), planId, 1)).isInstanceOf(PlanStageRefused.class);
        assertThat(cases.view(caseId).status()).isEqualTo(CaseStatus.PLANNING);
    }

    @Test
    @DisplayName("R27: each step takes effect once, however often it is repeated")
    void repeatsNothing() {
        toConsent();
        answers(answer("CONSENTED", null));
        CommandKey publish = job();
        PlanPublished first = plans.publish(publish, planId, 1);
        long revision = cases.view(caseId).revision();
        assertThat(plans.publish(publish, planId, 1)).isEqualTo(first);
        assertThat(cases.view(caseId).revision()).isEqualTo(revision);
        assertThat(cases.view(caseId).plan().version()).isOne();
    }

    @Test
    @DisplayName("R09: a revision replaces the plan and never overwrites it")
    void keepsTheOldVersion() {
        published();
        HealthPlanView old = plans.view(caseId, 1);
        casePlans.revisionDue(key("r:1"), caseId, NOW.plus(Duration.ofHours(48)));
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.REVISION_DUE);
        assertThat(sent("plan-revision-due")).hasSize(1);
        assertThat(plans.claimRevision(job(), caseId, 1, "c:2000").claimed()).isTrue();
        assertThat(plans.claimRevision(job(), caseId, 1, "c:3000").claimed()).isFalse();
        assertThat(sent("plan-revision-due")).isEmpty();

        prepares("c:2000", NOW.plus(Duration.ofHours(48)));
        drafts();
        edits(whole());
        signs("SIGNED", null);
        answers(answer("CONSENTED", null));
        assertThat(plans.publish(job(), planId, 1).version()).isEqualTo(2);

        assertThat(plans.view(caseId, 1).stage()).isEqualTo(PlanStage.REPLACED);
        assertThat(plans.view(caseId, 1).contents()).isEqualTo(old.contents());
        assertThat(plans.versions(caseId)).extracting(HealthPlanView::version).containsExactly(2, 1);
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.CURRENT);
        assertThat(cases.view(caseId).plan().revisionDueAt()).isNull();
    }

    @ParameterizedTest(name = "{0} h in all: due after {1} h")
    @DisplayName("R09: no task of a rebuild is due after the 48 h in all, though it has more time of its own")
    @CsvSource(
            nullValues = "-",
            value = {"48, 48", "100, 72", "-, 72", "0, 0"})
    void keepsTheClock(Integer inAll, int due) {
        assess();
        prepares(INSTANCE, inAll == null ? null : NOW.plus(Duration.ofHours(inAll)));
        var nextDue = drafts().nextDue();
        assertThat(nextDue.dueAt().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(due)));
        assertThat(nextDue.secondAt().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(due + 24)));
        assertThat(nextDue.firstGroup()).isEqualTo("subdistrict-officer.999001001");
        assertThat(nextDue.secondGroup()).isEqualTo("civil-affairs");
    }

    @Test
    @DisplayName("R09: a revision that falls due while a plan is made starts when that is published")
    void revisesAfterTheOneUnderWay() {
        toConsent();
        casePlans.revisionDue(key("r:1"), caseId, NOW.plus(Duration.ofHours(48)));
        assertThat(plans.claimRevision(job(), caseId, 1, "c:2000").claimed()).isFalse();
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.REVISION_DUE);
        assertThat(sent("plan-revision-due")).hasSize(1);
        assertThat(plans.claimRevision(job(), caseId, 1, "c:3000").claimed()).isTrue();
    }

    @Test
    @DisplayName("R27: a plan that another instance makes anew, or that hospital overtook, is not gone on with")
    void endsWhatIsOvertaken() {
        toConsent();
        String first = planId;
        prepares("c:2000", null);
        assertThat(planId).isNotEqualTo(first);
        planId = first;
        assertThatThrownBy(() -> answers(answer("CONSENTED", null))).isInstanceOf(PlanEnded.class);
        assertThat(plans.view(caseId, 1).stage()).isEqualTo(PlanStage.STOPPED);
    }

    @Test
    @DisplayName("R27: a plan overtaken after the consent is not published either")
    void publishesNothingOvertaken() {
        toConsent();
        answers(answer("CONSENTED", null));
        hospitalised();
        assertThatThrownBy(() -> plans.publish(job(), planId, 1)).isInstanceOf(PlanEnded.class);
        assertThat(cases.view(caseId).plan().planId()).isNull();
    }

    @Test
    @DisplayName("A closed case has no plan made any more")
    void endsWithTheCase() {
        toConsent();
        close();
        assertThatThrownBy(() -> answers(answer("CONSENTED", null))).isInstanceOfAny(CaseClosed.class, PlanEnded.class);
        assertThat(plans.view(caseId, 1).stage()).isEqualTo(PlanStage.STOPPED);
    }

    @Test
    @DisplayName("R28: progress and effect are recorded on the plan in force")
    void notesProgress() {
        assertThatThrownBy(() -> plans.note(
                        key("api:n"), caseId, new ProgressNote(TODAY, null, "散步", "IMPROVED", false), "platform"))
                .isInstanceOf(NotFound.class);
        published();
        var note = new ProgressNote(TODAY, PlanSection.EXERCISE, "每日散步三十分钟", "IMPROVED", false);
        plans.note(key("api:n"), caseId, note, "platform");
        plans.note(key("api:n"), caseId, note, "platform");
        assertThat(plans.view(caseId, 1).progress()).singleElement().satisfies(kept -> {
            assertThat(kept.form()).isEqualTo(note);
            assertThat(kept.by()).isEqualTo("platform");
            assertThat(kept.at()).isEqualTo(NOW);
        });
    }

    @Test
    @DisplayName("R28: a note that asks for another prescription begins a revision of the version in force, once")
    void revisesForAnotherPrescription() {
        published();
        HealthPlanView before = plans.view(caseId, 1);
        var asked = new ProgressNote(TODAY, PlanSection.MEDICATION, "服药后头晕，请调整", "WORSE", true);
        plans.note(key("api:n"), caseId, asked, "platform");
        plans.note(key("api:n"), caseId, asked, "platform");

        assertThat(sent("plan-revision-due"))
                .singleElement()
                .satisfies(start -> assertThat(start.variables()).containsEntry("planRevision", 1));
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.REVISION_DUE);
        RevisionClaim claim = plans.claimRevision(job(), caseId, 1, "c:2000");
        assertThat(claim.reason()).isEqualTo(PlanReason.PRESCRIPTION);
        assertThat(claim.dueAt()).isNull();
        planId = plans.prepare(job(), new PreparePlan(caseId, claim.reason(), "c:2000", claim.dueAt()))
                .planId();
        drafts();

        HealthPlanView revision = plans.view(caseId, 2);
        assertThat(revision.reason()).isEqualTo(PlanReason.PRESCRIPTION);
        assertThat(revision.contents().getFirst().form())
                .isEqualTo(before.contents().getLast().form());
        assertThat(plans.summary(planId).request()).isEqualTo("服药后头晕，请调整");
        assertThat(plans.summary(planId).prescription()).isEqualTo("康复训练");
        edits(whole());
        signs("SIGNED", null);
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
        assertThat(plans.view(caseId, 1).stage()).isEqualTo(PlanStage.REPLACED);
        assertThat(cases.view(caseId).plan().flag()).isEqualTo(PlanFlag.CURRENT);
    }

    @ParameterizedTest(name = "{0} then {1}: {2}, due after {3} h")
    @DisplayName("R28, R09: asked for twice before it begins, one revision serves both, by the clock of R09")
    @CsvSource(
            nullValues = "-",
            value = {
                "PRESCRIPTION, PRESCRIPTION, PRESCRIPTION, -",
                "PRESCRIPTION, REVISION, REVISION, 48",
                "REVISION, PRESCRIPTION, REVISION, 48"
            })
    void mergesWhatWaits(PlanReason first, PlanReason second, PlanReason served, Integer due) {
        published();
        asks(first);
        asks(second);
        assertThat(plans.claimRevision(job(), caseId, 1, "c:2000").claimed()).isFalse();
        RevisionClaim claim = plans.claimRevision(job(), caseId, 2, "c:2000");
        assertThat(claim.reason()).isEqualTo(served);
        assertThat(claim.dueAt()).isEqualTo(due == null ? null : NOW.plus(Duration.ofHours(due)));
    }

    @Test
    @DisplayName("R09: what is asked for while a revision is made has a clock of its own")
    void givesTheNextItsOwnClock() {
        published();
        asks(PlanReason.REVISION);
        RevisionClaim claim = plans.claimRevision(job(), caseId, 1, "c:2000");
        planId = plans.prepare(job(), new PreparePlan(caseId, claim.reason(), "c:2000", claim.dueAt()))
                .planId();
        drafts();
        Instant second = NOW.plus(Duration.ofHours(70));
        casePlans.revisionDue(key("r:2"), caseId, second);
        edits(whole());
        signs("SIGNED", null);
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
        assertThat(plans.claimRevision(job(), caseId, 2, "c:3000").dueAt()).isEqualTo(second);
    }

    private void asks(PlanReason reason) {
        if (reason == PlanReason.REVISION) {
            casePlans.revisionDue(job(), caseId, NOW.plus(Duration.ofHours(48)));
        } else {
            casePlans.prescriptionAsked(job(), caseId);
        }
    }

    @ParameterizedTest
    @DisplayName("R28: in hospital the hospital prescribes by itself: nothing is asked, nothing kept")
    @CsvSource({"HOSPITALISED", "HOSPITAL_ASSESSMENT"})
    void asksNoHospitalForItsOwnPatient(CaseStatus status) {
        published();
        stands(status);
        var asked = new ProgressNote(TODAY, null, "请调整", "WORSE", true);
        assertThatThrownBy(() -> plans.note(key("api:n"), caseId, asked, "platform"))
                .isInstanceOf(CaseInHospital.class);
        assertThat(plans.view(caseId, 1).progress()).isEmpty();
        assertThat(sent("plan-revision-due")).isEmpty();
    }

    @Test
    @DisplayName("R28: a progress note names what is wrong with it")
    void checksProgress() {
        published();
        assertThatThrownBy(() -> plans.note(
                        key("api:n"),
                        caseId,
                        new ProgressNote(TODAY.plusDays(1), null, " ", "FINE", false),
                        "platform"))
                .isInstanceOfSatisfying(
                        InvalidFields.class,
                        refused -> assertThat(refused.errors())
                                .extracting("field")
                                .containsExactly("observedOn", "progress", "effect"));
    }
}
