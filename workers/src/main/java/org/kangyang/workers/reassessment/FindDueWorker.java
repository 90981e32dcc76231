package org.kangyang.workers.reassessment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.core.pathway.SweepPage;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Does what is due for one page of cases; what fails is named and does not hold up the others (R07). */
@JobType("reassessment-sweep.find-due")
class FindDueWorker implements JobWorker<FindDueWorker.Input, FindDueWorker.Output> {

    record Input(@Nullable String cursor, @Nullable List<String> failed) {}

    record Output(@Nullable String nextCursor, List<String> failed, boolean more, boolean anyFailed) {}

    private final CaseSweep sweep;

    FindDueWorker(CaseSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public Output perform(Input input, Job job) {
        SweepPage page = sweep.page(job.command(), input.cursor());
        List<String> failed = new ArrayList<>(input.failed() == null ? List.of() : input.failed());
        failed.addAll(page.failed());
        return new Output(page.nextCursor(), failed, page.nextCursor() != null, !failed.isEmpty());
    }
}
