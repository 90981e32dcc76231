package org.kangyang.workers.intake;

import org.kangyang.core.intake.Admissions;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Both assessments are complete: the plan may be made (R05). */
@JobType("care-home-intake.complete")
class CompleteIntakeWorker implements JobWorker<CompleteIntakeWorker.Input, Nothing> {

    record Input(String caseId, String assessmentId) {}

    private final Admissions admissions;

    CompleteIntakeWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        admissions.complete(job.command(), input.caseId(), input.assessmentId());
        return Nothing.NOTHING;
    }
}
