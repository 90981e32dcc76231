package org.kangyang.workers.assessment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FiveInOneReopened;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** The physician returned the assessment: it is done again, with the reason shown. */
@JobType("discharge-assessment.reopen-five-in-one")
class ReopenFiveInOneWorker implements JobWorker<ReopenFiveInOneWorker.Input, ReopenFiveInOneWorker.Output> {

    record Input(String assessmentId) {}

    record Output(List<String> fiveInOneProblems, @Nullable Map<String, Object> fiveInOneDraft) {}

    private final Assessments assessments;

    ReopenFiveInOneWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        FiveInOneReopened reopened = assessments.reopenFiveInOne(job.command(), input.assessmentId());
        return new Output(reopened.problems(), FiveInOneDraft.of(reopened.draft()));
    }
}
