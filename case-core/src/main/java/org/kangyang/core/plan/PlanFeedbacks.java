package org.kangyang.core.plan;

import static org.springframework.util.StringUtils.hasText;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.elder.Answerer;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.CaseFeedbacks;
import org.kangyang.core.pathway.FeedbackClaim;
import org.springframework.stereotype.Component;

/**
 * The monthly feedback to the family while a plan is in force (R28), step by step as {@code plan-feedback} goes. It stays
 * with the version that was in force when it fell due.
 */
@Component
public class PlanFeedbacks {

    private static final String TASK = "family-feedback";
    private static final Set<String> CHANNELS = Set.of("VISIT", "PHONE", "VIDEO", "MESSAGE");
    private static final int MOST = 1000;

    private final PlanDesk desk;
    private final CaseFeedbacks cases;
    private final Deadlines deadlines;

    PlanFeedbacks(PlanDesk desk, CaseFeedbacks cases, Deadlines deadlines) {
        this.desk = desk;
        this.cases = cases;
        this.deadlines = deadlines;
    }

    /** Gives the feedback to one process instance; every other instance hears {@code claimed = false}. */
    public FeedbackClaim claim(CommandKey key, String caseId, String feedbackId, String processInstance) {
        return cases.claim(key, caseId, feedbackId, processInstance);
    }

    /**
     * When the task is due.
     *
     * @throws org.kangyang.core.pathway.CaseClosed where the case ended meanwhile
     */
    public FormCheck prepare(CommandKey key, FeedbackStep step) {
        cases.requireOpen(step.caseId());
        return desk.store().execute(step.planId(), key, FormCheck.class, found -> result(step, List.of()));
    }

    /** @param assignee who completed the task; a missing one is refused, since who did it counts (R02) */
    public void record(
            CommandKey key, String planId, String feedbackId, FamilyFeedbackForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.store().execute(planId, key, Done.class, found -> {
            found.record(new FamilyFeedback(feedbackId, form, by, desk.now(), false));
            return Done.DONE;
        });
    }

    /**
     * What was recorded last is looked through. Where nothing is missing the next month begins, and where the hospital is
     * asked to adjust the prescription, a revision of the plan.
     *
     * @param months until the next feedback, as feedback-interval.dmn says
     * @throws org.kangyang.core.pathway.CaseClosed where the case ended meanwhile
     */
    public FormCheck check(CommandKey key, FeedbackStep step, int months) {
        FormCheck result = desk.store().execute(step.planId(), key, FormCheck.class, found -> {
            FamilyFeedback last = found.feedback(step.feedbackId());
            var problems = new Problems();
            review(last.form(), problems);
            if (problems.isEmpty()) {
                found.feedbackComplete(last, desk.now());
            }
            return result(step, problems.sentences());
        });
        if (result.problems().isEmpty()) {
            cases.given(
                    key, step.caseId(), step.feedbackId(), months, last(step).asksForAdjustment());
        } else {
            cases.requireOpen(step.caseId());
        }
        return result;
    }

    /** What was filled in last, so that it need not be filled in again. */
    public FamilyFeedbackForm last(FeedbackStep step) {
        return desk.get(step.planId()).feedback(step.feedbackId()).form();
    }

    /** The plan that the family is told about, in words. */
    public PlanSummary summary(String planId) {
        return PlanWords.of(desk.get(planId).view());
    }

    private FormCheck result(FeedbackStep step, List<String> problems) {
        return new FormCheck(problems, deadlines.due(TASK, step.deadlines(), step.groups(), null));
    }

    private void review(FamilyFeedbackForm form, Problems problems) {
        problems.date("反馈日期", form.givenOn(), desk.today());
        problems.add(form.channel() == null || !CHANNELS.contains(form.channel()), "反馈方式未选择。");
        problems.add(form.toldTo() == null || !Answerer.NAMES.contains(form.toldTo()), "反馈对象未选择。");
        FamilyFeedbackForm.Progress progress = form.progress();
        for (PlanSection section : PlanSection.values()) {
            String words = progress == null ? null : progress.of(section);
            problems.add(!hasText(words), "“" + section.inChinese() + "”的进展未填写。");
            problems.add(tooLong(words), "“" + section.inChinese() + "”的进展最多" + MOST + "字。");
        }
        problems.add(form.effect() == null || !Progress.EFFECTS.contains(form.effect()), "总体效果未选择。");
        problems.add(tooLong(form.wishes()), "家属意愿最多" + MOST + "字。");
        boolean asks = problems.yes("是否请医院调整处方", form.adjustPrescription());
        problems.add(asks && !hasText(form.adjustment()), "请医院调整的内容未填写。");
        problems.add(tooLong(form.adjustment()), "请医院调整的内容最多" + MOST + "字。");
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > MOST;
    }
}
