package org.kangyang.workers.reassessment;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.OpenReassessment;
import org.kangyang.core.pathway.ReassessmentClaim;
import org.kangyang.core.pathway.ReassessmentReason;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance works on a re-assessment; a second one, or one for what is not needed any more, hears so (DESIGN §3.2). */
@JobType("reassessment.claim")
class ClaimReassessmentWorker implements JobWorker<ClaimReassessmentWorker.Input, ClaimReassessmentWorker.Output> {

    record Input(String caseId, String reassessmentId) {}

    record Output(
            boolean claimed,
            @Nullable Card card,
            @Nullable Groups groups,
            @Nullable ReassessmentReason reason,
            boolean caregiver) {}

    private final Reassessments reassessments;

    ClaimReassessmentWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        ReassessmentClaim claim =
                reassessments.claim(job.command(), input.caseId(), input.reassessmentId(), job.instanceRef());
        OpenReassessment open = claim.open();
        return new Output(
                claim.claimed(), claim.card(), claim.groups(), open == null ? null : open.reason(), claim.caregiver());
    }
}
