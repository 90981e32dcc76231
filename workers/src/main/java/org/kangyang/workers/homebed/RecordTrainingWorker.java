package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.TrainingForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the training of the family's carers (R30). */
@JobType("home-activation.record-training")
class RecordTrainingWorker implements JobWorker<RecordTrainingWorker.Input, Nothing> {

    record Input(String transferId, TrainingForm training) {}

    private final HomeBedTransfers transfers;

    RecordTrainingWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.training(), job.assignee());
        return Nothing.NOTHING;
    }
}
