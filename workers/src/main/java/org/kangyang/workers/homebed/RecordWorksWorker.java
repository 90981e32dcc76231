package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.WorksForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the contractor's report. */
@JobType("home-retrofit.record-works")
class RecordWorksWorker implements JobWorker<RecordWorksWorker.Input, Nothing> {

    record Input(String transferId, WorksForm works) {}

    private final HomeBedTransfers transfers;

    RecordWorksWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.works(), job.assignee());
        return Nothing.NOTHING;
    }
}
