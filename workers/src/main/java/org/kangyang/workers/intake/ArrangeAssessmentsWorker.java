package org.kangyang.workers.intake;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** When both assessments are due, counted from the admission (R05). */
@JobType("care-home-intake.arrange-assessments")
class ArrangeAssessmentsWorker implements JobWorker<ArrangeAssessmentsWorker.Input, ArrangeAssessmentsWorker.Output> {

    record Input(List<DeadlineRow> deadlines, Groups groups) {}

    record Output(Due assessmentsDue) {}

    private final Admissions admissions;

    ArrangeAssessmentsWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(admissions.assessmentsDue(input.deadlines(), input.groups()));
    }
}
