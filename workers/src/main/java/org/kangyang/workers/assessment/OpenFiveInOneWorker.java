package org.kangyang.workers.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentStep;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** When the five-in-one assessment is due: as the caller says, else by the table (R01). */
@JobType("ability-assessment.open")
class OpenFiveInOneWorker implements JobWorker<OpenFiveInOneWorker.Input, OpenFiveInOneWorker.Output> {

    record Input(
            String assessmentId,
            List<DeadlineRow> deadlines,
            Groups groups,
            @Nullable Due firstDue) {}

    record Output(Due fiveInOneDue) {}

    private final Assessments assessments;

    OpenFiveInOneWorker(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(assessments.openFiveInOne(
                job.command(),
                new AssessmentStep(input.assessmentId(), input.deadlines(), input.groups()),
                input.firstDue()));
    }
}
