package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.SurveyForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the survey of the home. */
@JobType("home-transfer-review.record-survey")
class RecordSurveyWorker implements JobWorker<RecordSurveyWorker.Input, Nothing> {

    record Input(String transferId, SurveyForm survey) {}

    private final HomeBedTransfers transfers;

    RecordSurveyWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.survey(), job.assignee());
        return Nothing.NOTHING;
    }
}
