package org.kangyang.core.plan;

import static org.springframework.util.StringUtils.hasText;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.elder.Answerer;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.CasePlans;
import org.springframework.stereotype.Component;

/** The physician's signature, the family's consent, publication (R27). */
@Component
class Agreeing {

    private static final Set<String> ANSWERS = Set.of("CONSENTED", "REFUSED");

    private final PlanDesk desk;
    private final CasePlans cases;

    Agreeing(PlanDesk desk, CasePlans cases) {
        this.desk = desk;
        this.cases = cases;
    }

    void record(CommandKey key, String planId, CoSignatureForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, planId, found -> found.record(form, by, desk.now()));
    }

    PlanStepResult checkCoSignature(CommandKey key, PlanStep step) {
        return desk.check(key, step, "plan-co-signature", PlanStage.CO_SIGNATURE, Agreeing::review, found -> {
            CoSignatureForm form = found.coSignature();
            if ("SIGNED".equals(form.decision())) {
                found.moveTo(PlanStage.CONSENT, desk.now());
                return new PlanStepResult(PlanOutcome.SIGNED, List.of(), desk.due("plan-consent", step, found));
            }
            return back(found, step, PlanOutcome.RETURNED, "医生退回：" + stripped(form.returnReason()));
        });
    }

    private static void review(HealthPlan plan, Problems problems) {
        CoSignatureForm form = plan.coSignature();
        boolean returned = "RETURNED".equals(form.decision());
        problems.add(!returned && !"SIGNED".equals(form.decision()), "会签意见未选择。");
        problems.add(returned && !hasText(form.returnReason()), "退回的原因未填写。");
    }

    void record(CommandKey key, String planId, PlanConsentForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, planId, found -> found.record(form, by, desk.now()));
    }

    PlanStepResult checkConsent(CommandKey key, PlanStep step) {
        return desk.execute(key, step.planId(), PlanStepResult.class, found -> {
            found.requireStage(PlanStage.CONSENT);
            PlanConsentForm form = found.consent();
            var problems = new Problems();
            if (form == null) {
                problems.add(true, "家属对修改后的方案尚未答复。");
            } else {
                review(found.caseId(), form, problems);
            }
            if (form == null || !problems.isEmpty()) {
                found.consentLacking();
                return new PlanStepResult(
                        PlanOutcome.INCOMPLETE, problems.sentences(), desk.due("plan-consent", step, found));
            }
            return "CONSENTED".equals(form.decision())
                    ? new PlanStepResult(PlanOutcome.CONSENTED, List.of(), null)
                    : back(found, step, PlanOutcome.REFUSED, "家属不同意：" + stripped(form.reason()));
        });
    }

    private void review(String caseId, PlanConsentForm form, Problems problems) {
        boolean refused = "REFUSED".equals(form.decision());
        problems.add(form.decision() == null || !ANSWERS.contains(form.decision()), "家属意见未选择。");
        problems.add(form.answeredBy() == null || !Answerer.NAMES.contains(form.answeredBy()), "答复人未选择。");
        problems.date("答复日期", form.answeredOn(), desk.today());
        problems.add(refused && !hasText(form.reason()), "不同意的原因未填写。");
        String attachment = form.attachmentId();
        problems.add(
                attachment != null && hasText(attachment) && !desk.attached(caseId, attachment.strip()),
                "同意书不是本个案的附件编号。");
    }

    private PlanStepResult back(HealthPlan plan, PlanStep step, PlanOutcome outcome, String why) {
        plan.moveTo(PlanStage.DRAFT, desk.now());
        return new PlanStepResult(outcome, List.of(why), desk.due("plan-draft", step, plan));
    }

    /** By the API, ahead of the task. */
    PlanChanged answer(CommandKey key, String caseId, String planId, PlanConsentForm form, String actor) {
        desk.store()
                .find(planId)
                .filter(found -> found.caseId().equals(caseId))
                .orElseThrow(() -> new NotFound("健康管理方案", planId));
        var errors = new FieldErrors();
        errors.oneOf("decision", form.decision(), ANSWERS, "请填写CONSENTED或REFUSED");
        errors.oneOf("answeredBy", form.answeredBy(), Answerer.NAMES, "请填写ELDER、GUARDIAN或FAMILY");
        errors.pastDay("answeredOn", form.answeredOn(), desk.today(), "请填写答复日期");
        errors.optionalText("documentReference", form.documentReference(), 200);
        String attachment = errors.optionalText("attachmentId", form.attachmentId(), 100);
        if (attachment != null && !desk.attached(caseId, attachment)) {
            errors.add("attachmentId", FaultCode.NOT_REGISTERED, "不是本个案的附件，", "请先上传附件");
        }
        if ("REFUSED".equals(form.decision())) {
            errors.text("reason", form.reason(), 500);
        } else {
            errors.optionalText("reason", form.reason(), 500);
        }
        errors.refuse();
        return desk.execute(key, planId, PlanChanged.class, found -> {
            found.requireStage(PlanStage.CONSENT);
            if (found.consent() != null) {
                throw new PlanStageRefused("家属的答复已登记，不能再次答复");
            }
            found.answered(form, actor, desk.now());
            return found.changed();
        });
    }

    /** The case first: should a crash come between, the repeated job finds the plan still to be published. */
    PlanPublished publish(CommandKey key, String planId, int feedbackMonths) {
        HealthPlan plan = desk.get(planId);
        if (plan.stage().underWay()) {
            plan.requireStage(PlanStage.CONSENT);
        }
        CaseChanged changed;
        try {
            changed = cases.published(key, plan.caseId(), planId, plan.version(), feedbackMonths);
        } catch (NotFound notOpen) {
            throw new PlanEnded(planId, PlanStage.STOPPED);
        }
        moveTo(key, planId, PlanStage.PUBLISHED);
        for (int earlier = plan.version() - 1; earlier > 0; earlier--) {
            desk.store()
                    .find(plan.caseId() + "-p" + earlier)
                    .filter(found -> found.stage() == PlanStage.PUBLISHED)
                    .ifPresent(found -> moveTo(key, found.id(), PlanStage.REPLACED));
        }
        return new PlanPublished(planId, plan.version(), changed.status());
    }

    void stop(CommandKey key, @Nullable String planId) {
        if (planId == null || desk.store().find(planId).isEmpty()) {
            return;
        }
        desk.store().execute(planId, key, Done.class, found -> {
            if (found.stage().underWay()) {
                found.moveTo(PlanStage.STOPPED, desk.now());
            }
            return Done.DONE;
        });
    }

    private void moveTo(CommandKey key, String planId, PlanStage stage) {
        desk.store().execute(planId, key, Done.class, found -> {
            found.moveTo(stage, desk.now());
            return Done.DONE;
        });
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "未说明原因" : text.strip();
    }
}
