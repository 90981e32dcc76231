package org.kangyang.workers.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.FitnessStandards;
import org.kangyang.core.assessment.FitnessTestOpened;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** When the fitness test is due: as the caller says, else by the table; and the standards it is measured by (R25). */
@JobType("fitness-test.open")
class OpenFitnessTestWorker implements JobWorker<OpenFitnessTestWorker.Input, OpenFitnessTestWorker.Output> {

    record Input(
            String assessmentId,
            List<DeadlineRow> deadlines,
            Groups groups,
            @Nullable Due firstDue) {}

    record Output(Due fitnessTestDue, FitnessStandards fitnessStandards) {}

    private final Assessments assessments;

    OpenFitnessTestWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        FitnessTestOpened opened = assessments.openFitnessTest(
                job.command(),
                new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()),
                input.firstDue());
        return new Output(opened.due(), opened.standards());
    }
}
