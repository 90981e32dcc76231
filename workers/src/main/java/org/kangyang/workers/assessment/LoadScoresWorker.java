package org.kangyang.workers.assessment;

import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.Scores;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** The totals after a correction, for a new grade (DOMAIN §5). */
@JobType("assessment-amendment.load-scores")
class LoadScoresWorker implements JobWorker<LoadScoresWorker.Input, LoadScoresWorker.Output> {

    record Input(String assessmentId) {}

    record Output(Scores scores) {}

    private final Assessments assessments;

    LoadScoresWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(assessments.loadScores(input.assessmentId()));
    }
}
