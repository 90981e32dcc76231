package org.kangyang.workers.assessment;

import java.util.List;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessLevel;
import org.kangyang.core.assessment.SignOffPrepared;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Gathers what the physician signs, as it now stands. */
@JobType("discharge-assessment.prepare-sign-off")
class PrepareSignOffWorker implements JobWorker<PrepareSignOffWorker.Input, PrepareSignOffWorker.Output> {

    record Input(String assessmentId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(
            Due signOffDue,
            Colour colour,
            String composite,
            FitnessLevel fitnessLevel,
            boolean homeBedInForce,
            SignOffPrepared.Summary summary) {}

    private final Assessments assessments;

    PrepareSignOffWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        SignOffPrepared prepared = assessments.prepareSignOff(
                job.command(), new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()));
        return new Output(
                prepared.signOffDue(),
                prepared.colour(),
                prepared.composite(),
                prepared.fitnessLevel(),
                prepared.homeBedInForce(),
                prepared.summary());
    }
}
