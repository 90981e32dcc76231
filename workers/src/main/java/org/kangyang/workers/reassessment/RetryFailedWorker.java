package org.kangyang.workers.reassessment;

import java.util.ArrayList;
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
        List<String> again = new ArrayList<>();
        RuntimeException first = null;
        for (String caseId : input.failed()) {
            try {
                sweep.sweep(job.command(), caseId);
            } catch (RuntimeException e) {
                again.add(caseId);
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new IllegalStateException(
                    "个案 " + String.join("、", again) + " 的到期事项未办成，请修复后重试：" + first.getMessage(), first);
        }
        return Nothing.NOTHING;
    }
}
