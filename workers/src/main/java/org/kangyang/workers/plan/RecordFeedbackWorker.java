package org.kangyang.workers.plan;

import org.kangyang.core.plan.FamilyFeedbackForm;
import org.kangyang.core.plan.PlanFeedbacks;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores what the family was told, and what it said (R28). */
@JobType("plan-feedback.record-feedback")
class RecordFeedbackWorker implements JobWorker<RecordFeedbackWorker.Input, Nothing> {

    record Input(String planId, String feedbackId, FamilyFeedbackForm feedback) {}

    private final PlanFeedbacks feedbacks;

    RecordFeedbackWorker(PlanFeedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        feedbacks.record(job.command(), input.planId(), input.feedbackId(), input.feedback(), job.assignee());
        return Nothing.NOTHING;
    }
}
