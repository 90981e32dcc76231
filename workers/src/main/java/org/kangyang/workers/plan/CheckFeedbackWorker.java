package org.kangyang.workers.plan;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.plan.FamilyFeedbackForm;
import org.kangyang.core.plan.FeedbackStep;
import org.kangyang.core.plan.PlanFeedbacks;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is the feedback whole? Then the next one is dated, and a prescription that is to be adjusted revises the plan (R28). */
@JobType("plan-feedback.check-feedback")
class CheckFeedbackWorker implements JobWorker<CheckFeedbackWorker.Input, CheckFeedbackWorker.Output> {

    record Input(
            String caseId,
            String feedbackId,
            String planId,
            int feedbackMonths,
            List<DeadlineRow> deadlines,
            Groups groups) {}

    record Output(boolean complete, List<String> problems, Due nextDue, FamilyFeedbackForm feedbackDraft) {}

    private final PlanFeedbacks feedbacks;

    CheckFeedbackWorker(PlanFeedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public Output perform(Input input, Job job) {
        var step =
                new FeedbackStep(input.caseId(), input.feedbackId(), input.planId(), input.deadlines(), input.groups());
        FormCheck result = feedbacks.check(job.command(), step, input.feedbackMonths());
        return new Output(result.complete(), result.problems(), result.due(), feedbacks.last(step));
    }
}
