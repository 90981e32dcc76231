package org.kangyang.workers.intake;

import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.OfferAnswerForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the family's answer; one that came first through the API stands (R33). */
@JobType("care-home-intake.record-answer")
class RecordAnswerWorker implements JobWorker<RecordAnswerWorker.Input, Nothing> {

    record Input(String caseId, String offerId, OfferAnswerForm offerAnswer) {}

    private final Admissions admissions;

    RecordAnswerWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        admissions.recordAnswer(job.command(), input.caseId(), input.offerId(), input.offerAnswer(), job.assignee());
        return Nothing.NOTHING;
    }
}
