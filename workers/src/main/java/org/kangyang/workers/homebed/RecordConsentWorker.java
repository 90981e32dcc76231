package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.ConsentForm;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the family's answer with who recorded it (R12). */
@JobType("home-transfer-review.record-consent")
class RecordConsentWorker implements JobWorker<RecordConsentWorker.Input, Nothing> {

    record Input(String transferId, ConsentForm consent) {}

    private final HomeBedTransfers transfers;

    RecordConsentWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.consent(), job.assignee());
        return Nothing.NOTHING;
    }
}
