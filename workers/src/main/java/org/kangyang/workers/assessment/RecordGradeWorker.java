package org.kangyang.workers.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.Grade;
import org.kangyang.core.assessment.GradeOutcome;
import org.kangyang.core.assessment.GradeRecorded;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Stores G1's colour and the composite on assessment and case; a contradiction gets no colour (R01, R03). */
@JobType("ability-assessment.record-grade")
class RecordGradeWorker implements JobWorker<RecordGradeWorker.Input, RecordGradeWorker.Output> {

    record Input(String assessmentId, Grade grade, ReassessmentInterval interval) {}

    record Output(
            GradeOutcome gradeOutcome,
            @Nullable Colour colour,
            @Nullable Integer composite,
            List<String> gradeProblems) {}

    private final Assessments assessments;

    RecordGradeWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        GradeRecorded recorded =
                assessments.recordGrade(job.command(), input.assessmentId(), input.grade(), input.interval());
        return new Output(recorded.outcome(), recorded.colour(), recorded.composite(), recorded.problems());
    }
}
