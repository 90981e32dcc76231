package org.kangyang.workers.homebed;

import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the caregiver's answers (R10). */
@JobType("home-activation.record-zbi")
class RecordZbiWorker implements JobWorker<RecordZbiWorker.Input, Nothing> {

    record Input(String transferId, ZbiForm zbi) {}

    private final HomeBedTransfers transfers;

    RecordZbiWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.zbi(), job.assignee());
        return Nothing.NOTHING;
    }
}
