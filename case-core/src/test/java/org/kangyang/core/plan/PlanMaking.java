package org.kangyang.core.plan;

import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneForm;
import org.kangyang.core.assessment.FiveInOneForm.Barthel;
import org.kangyang.core.assessment.FiveInOneForm.Frail;
import org.kangyang.core.assessment.FiveInOneForm.Lawton;
import org.kangyang.core.assessment.FiveInOneForm.Mmse;
import org.kangyang.core.assessment.FiveInOneForm.Nrs;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlans;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A case that was assessed, and the people who make its plan. */
abstract class PlanMaking {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final String INSTANCE = "c:1000";
    static final List<DeadlineRow> ROWS = Stream.of("plan-draft", "plan-co-signature", "plan-consent")
            .map(task -> new DeadlineRow(task, "示例", 72, null, false, "subdistrict-officer", 24, "civil-affairs"))
            .toList();
    static final List<Intervention> ALL_SECTIONS = Stream.of(PlanSection.values())
            .map(section -> new Intervention(section, "目标" + section, "措施" + section))
            .toList();
    static final PlanContent.Part PART = new PlanContent.Part("体重稳定", "每周称重");

    final AtomicInteger jobs = new AtomicInteger();
    Core core;
    HealthPlans plans;
    CareCases cases;
    CasePlans casePlans;
    ReferralAccepted accepted;
    String caseId;
    String planId;

    @BeforeEach
    void assessed() {
        core = Core.fresh();
        Samples.registers(core);
        plans = core.get(HealthPlans.class);
        cases = core.get(CareCases.class);
        casePlans = core.get(CasePlans.class);
        accepted = core.get(Referrals.class).accept(key("api:1"), referral(MAN_1942));
        caseId = accepted.caseId();
    }

    CommandKey job() {
        return key("c:" + jobs.incrementAndGet());
    }

    /** ORANGE by the table; transfer 10, mobility 15, FRAIL 3, NRS 0. */
    void assess() {
        Assessments assessments = core.get(Assessments.class);
        Groups groups = cases.claim(job(), new ClaimCase(caseId, accepted.referralId(), "c:900"))
                .groups();
        String assessmentId = assessments
                .prepareFor(job(), caseId, AssessmentPurpose.DISCHARGE, accepted.referralId())
                .assessmentId();
        var form = new FiveInOneForm(
                TODAY,
                new Barthel(10, 0, 0, 10, 10, 5, 10, 10, 15, 5),
                new Mmse("TESTED", null, 10, 3, 5, 3, 8, 0),
                new Lawton(1, 1, 1, 1, 1, 1, 1, 1),
                new Frail("yes", "yes", "yes", 0, "no"),
                new Nrs(new Nrs.Initial("no", "no", "no", "no"), null, null, null, null),
                null);
        assessments.recordFiveInOne(job(), assessmentId, form, "li.pinggu");
        var rows = Stream.of("five-in-one", "missing-items", "cognition")
                .map(task -> new DeadlineRow(task, "示例", 48, null, false, "care-home-manager", null, null))
                .toList();
        assessments.checkFiveInOne(job(), new AssessmentStep(assessmentId, rows, groups));
        assessments.recordGrade(
                job(), assessmentId, new Grade(1, 0, 1, 2, Colour.ORANGE), new ReassessmentInterval(6, 14));
    }

    /** The intake that leads here is another feature's affair. */
    void stands(CaseStatus status) {
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(Filters.eq("_id", caseId), Updates.set("status", status.name()));
    }

    PlanStep step() {
        return new PlanStep(planId, ROWS, Groups.of("H001", "NH001", "999001001"));
    }

    PlanPrepared prepares(String instance, Instant dueAt) {
        PlanPrepared prepared = plans.prepare(job(), new PreparePlan(caseId, PlanReason.ADMISSION, instance, dueAt));
        planId = prepared.planId();
        return prepared;
    }

    PlanStepResult drafts() {
        return plans.draft(
                job(),
                new DraftPlan(
                        step(),
                        List.of(PlanRisk.FALLS),
                        ALL_SECTIONS,
                        List.of(
                                new ServicePackage("BASIC", BigDecimal.ZERO, false),
                                new ServicePackage("UPGRADE", new BigDecimal("0.15"), true))));
    }

    void planning() {
        assess();
        stands(CaseStatus.PLANNING);
        prepares(INSTANCE, null);
        drafts();
    }

    static PlanContent whole() {
        return new PlanContent(PART, PART, PART, PART, PART, null);
    }

    PlanStepResult edits(PlanContent content) {
        plans.record(job(), planId, content, "guanli");
        return plans.check(job(), step());
    }

    PlanStepResult signs(String decision, String reason) {
        plans.record(job(), planId, new CoSignatureForm(decision, reason, "康复训练"), "wang.yisheng");
        return plans.checkCoSignature(job(), step());
    }

    static PlanConsentForm answer(String decision, String reason) {
        return new PlanConsentForm(decision, "GUARDIAN", TODAY, null, null, reason);
    }

    PlanStepResult answers(PlanConsentForm form) {
        plans.record(job(), planId, form, "shegong");
        return plans.checkConsent(job(), step());
    }

    void toConsent() {
        planning();
        edits(whole());
        signs("SIGNED", null);
    }

    void published() {
        toConsent();
        answers(answer("CONSENTED", null));
        plans.publish(job(), planId, 1);
    }

    List<PendingMessage> sent(String name) {
        return core.get(Outbox.class).pendingMessages(100).stream()
                .filter(message -> message.name().equals(name))
                .toList();
    }

    /** As the hospital leaves it (CasePlan.after). */
    void hospitalised() {
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .updateOne(Filters.eq("_id", caseId), Updates.unset("plan.openPlanId"));
    }

    void close() {
        cases.close(job(), new CloseCase(caseId, null, ClosureReason.DEATH, TODAY, null, null, "x"));
    }
}
