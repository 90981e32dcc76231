package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.StaffingForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores what the care home did about missing staff (R50). */
@JobType("home-activation.record-staffing-measure")
class RecordStaffingMeasureWorker implements JobWorker<RecordStaffingMeasureWorker.Input, Nothing> {

    record Input(String transferId, StaffingForm staffing) {}

    private final HomeBedTransfers transfers;

    RecordStaffingMeasureWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.record(job.command(), input.transferId(), input.staffing(), job.assignee());
        return Nothing.NOTHING;
    }
}
