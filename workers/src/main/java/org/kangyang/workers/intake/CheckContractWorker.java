package org.kangyang.workers.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.ContractCheck;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Has the resident a family doctor (R34)? Where not, the timeline says so. */
@JobType("care-home-intake.check-contract")
class CheckContractWorker implements JobWorker<CheckContractWorker.Input, CheckContractWorker.Output> {

    record Input(String caseId, List<DeadlineRow> deadlines, Groups groups) {}

    record Output(boolean contracted, @Nullable Due contractDue) {}

    private final Admissions admissions;

    CheckContractWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        ContractCheck check =
                admissions.checkContract(job.command(), input.caseId(), input.deadlines(), input.groups());
        return new Output(check.contracted(), check.due());
    }
}
