package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Stores the grade after a correction; a waiting sign-off hears of it (R03, DOMAIN §5). */
@JobType("assessment-amendment.record-grade")
class RecordAmendedGradeWorker implements JobWorker<RecordAmendedGradeWorker.Input, Nothing> {

    record Input(String assessmentId, Grade grade, ReassessmentInterval interval) {}

    private final Assessments assessments;

    RecordAmendedGradeWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        assessments.recordAmendedGrade(job.command(), input.assessmentId(), input.grade(), input.interval());
        return Nothing.NOTHING;
    }
}
