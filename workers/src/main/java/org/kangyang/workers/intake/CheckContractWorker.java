package org.kangyang.workers.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.CheckUpEntitlement;
import org.kangyang.core.intake.ContractCheck;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Has the resident a family doctor, and a right to free check-ups (R34)? The timeline says so. */
@JobType("care-home-intake.check-contract")
class CheckContractWorker implements JobWorker<CheckContractWorker.Input, CheckContractWorker.Output> {

    record Input(String caseId, List<DeadlineRow> deadlines, Groups groups, CheckUpEntitlement checkUp) {}

    record Output(
            boolean contracted,
            List<String> contractProblems,
            @Nullable Due contractDue) {}

    private final Admissions admissions;

    CheckContractWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Output perform(Input input, Job job) {
        ContractCheck check = admissions.checkContract(
                job.command(), input.caseId(), input.deadlines(), input.groups(), input.checkUp());
        return new Output(check.contracted(), List.of(), check.due());
    }
}
