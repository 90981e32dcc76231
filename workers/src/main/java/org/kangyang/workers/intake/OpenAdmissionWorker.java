package org.kangyang.workers.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.BedCard;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Begins the admission to the bed that the case has, with the assessment of R05. */
@JobType("care-home-intake.open-admission")
class OpenAdmissionWorker implements JobWorker<OpenAdmissionWorker.Input, OpenAdmissionWorker.Output> {

    record Input(String caseId, List<DeadlineRow> deadlines) {}

    record Output(
            boolean admissionOpen,
            @Nullable Card card,
            @Nullable Groups groups,
            @Nullable String assessmentId,
            List<String> admissionProblems,
            @Nullable Due admissionDue,
            @Nullable BedCard bed) {}

    private final Admissions admissions;

    OpenAdmissionWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        return admissions
                .open(job.command(), input.caseId(), input.deadlines(), job.instanceRef())
                .map(opened -> new Output(
                        true,
                        opened.card(),
                        opened.groups(),
                        opened.assessmentId(),
                        List.of(),
                        opened.due(),
                        opened.bed()))
                .orElse(new Output(false, null, null, null, List.of(), null, null));
    }
}
