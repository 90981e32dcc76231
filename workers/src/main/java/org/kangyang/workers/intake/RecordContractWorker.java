package org.kangyang.workers.intake;

import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.ContractForm;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Listener: stores the contract with a family doctor (R34). */
@JobType("care-home-intake.record-contract")
class RecordContractWorker implements JobWorker<RecordContractWorker.Input, Nothing> {

    record Input(String caseId, ContractForm contract) {}

    private final Admissions admissions;

    RecordContractWorker(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        admissions.recordContract(job.command(), input.caseId(), input.contract(), job.assignee());
        return Nothing.NOTHING;
    }
}
