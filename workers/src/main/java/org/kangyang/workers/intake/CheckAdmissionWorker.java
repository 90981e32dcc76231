package org.kangyang.workers.intake;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Is what was filled in about the arrival right? */
@JobType("care-home-intake.check-admission")
class CheckAdmissionWorker implements JobWorker<CheckAdmissionWorker.Input, CheckAdmissionWorker.Output> {

    record Input(String caseId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(boolean admissionComplete, List<String> admissionProblems, Due admissionDue) {}

    private final Admissions admissions;

    CheckAdmissionWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        FormCheck check = admissions.checkAdmission(job.command(), input.caseId(), input.deadlines(), input.groups());
        return new Output(check.complete(), check.problems(), check.due());
    }
}
