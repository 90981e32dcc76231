package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.DevicesForm;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the devices in the home (R32). */
@JobType("home-activation.record-devices")
class RecordDevicesWorker implements JobWorker<RecordDevicesWorker.Input, Nothing> {

    record Input(String transferId, DevicesForm devices) {}

    private final HomeBedTransfers transfers;

    RecordDevicesWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.devices(), job.assignee());
        return Nothing.NOTHING;
    }
}
