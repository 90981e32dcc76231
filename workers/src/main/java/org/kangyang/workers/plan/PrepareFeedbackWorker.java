package org.kangyang.workers.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.plan.FamilyFeedbackForm;
import org.kangyang.core.plan.FeedbackStep;
import org.kangyang.core.plan.PlanFeedbacks;
import org.kangyang.core.plan.PlanSummary;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** When the family must have heard, and the plan that it is told about (R28). */
@JobType("plan-feedback.prepare")
class PrepareFeedbackWorker implements JobWorker<PrepareFeedbackWorker.Input, PrepareFeedbackWorker.Output> {

    record Input(String caseId, String feedbackId, String planId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            List<String> problems,
            Due nextDue,
            PlanSummary planSummary,
            @Nullable FamilyFeedbackForm feedbackDraft) {}

    private final PlanFeedbacks feedbacks;

    PrepareFeedbackWorker(PlanFeedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public Output perform(Input input, Job job) {
        var step =
                new FeedbackStep(input.caseId(), input.feedbackId(), input.planId(), input.deadlines(), input.groups());
        Due due = feedbacks.prepare(job.command(), step).due();
        return new Output(List.of(), due, feedbacks.summary(input.planId()), null);
    }
}
