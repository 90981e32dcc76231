package org.kangyang.workers.intake;

import org.kangyang.core.intake.AdmissionForm;
import org.kangyang.core.intake.Admissions;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores when the elder arrived, and who says so. */
@JobType("care-home-intake.record-admission")
class RecordAdmissionWorker implements JobWorker<RecordAdmissionWorker.Input, Nothing> {

    record Input(String caseId, AdmissionForm admission) {}

    private final Admissions admissions;

    RecordAdmissionWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        admissions.recordAdmission(job.command(), input.caseId(), input.admission(), job.assignee());
        return Nothing.NOTHING;
    }
}
