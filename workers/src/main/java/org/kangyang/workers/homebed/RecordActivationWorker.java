package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.ActivationForm;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores who starts the service at home (R31). */
@JobType("home-activation.record-activation")
class RecordActivationWorker implements JobWorker<RecordActivationWorker.Input, Nothing> {

    record Input(String transferId, ActivationForm activation) {}

    private final HomeBedTransfers transfers;

    RecordActivationWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.activation(), job.assignee());
        return Nothing.NOTHING;
    }
}
