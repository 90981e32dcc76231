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

/** Is what was filled in about the family-doctor contract right (R34)? */
@JobType("care-home-intake.check-contract-form")
class CheckContractFormWorker implements JobWorker<CheckContractFormWorker.Input, CheckContractFormWorker.Output> {

    record Input(String caseId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(boolean contractComplete, List<String> contractProblems, Due contractDue) {}

    private final Admissions admissions;

    CheckContractFormWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        FormCheck check =
                admissions.checkContractForm(job.command(), input.caseId(), input.deadlines(), input.groups());
        return new Output(check.complete(), check.problems(), check.due());
    }
}
