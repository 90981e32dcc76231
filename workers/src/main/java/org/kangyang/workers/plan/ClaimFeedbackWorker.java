package org.kangyang.workers.plan;

import org.kangyang.core.pathway.FeedbackClaim;
import org.kangyang.core.plan.PlanFeedbacks;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance gives the feedback; a second one hears that it is not needed (R28, DESIGN §3.2). */
@JobType("plan-feedback.claim")
class ClaimFeedbackWorker implements JobWorker<ClaimFeedbackWorker.Input, FeedbackClaim> {

    record Input(String caseId, String feedbackId) {}

    private final PlanFeedbacks feedbacks;

    ClaimFeedbackWorker(PlanFeedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    @Override
    public FeedbackClaim perform(Input input, Job job) {
        return feedbacks.claim(job.command(), input.caseId(), input.feedbackId(), job.instanceRef());
    }
}
