package org.kangyang.workers.reassessment;

import java.util.List;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Tries the cases that failed once more; what fails again becomes one incident that names those cases. */
@JobType("reassessment-sweep.retry-failed")
class RetryFailedWorker implements JobWorker<RetryFailedWorker.Input, Nothing> {

    record Input(List<String> failed) {}

    private final CaseSweep sweep;

    RetryFailedWorker(CaseSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        sweep.again(job.command(), input.failed());
        return Nothing.NOTHING;
    }
}
