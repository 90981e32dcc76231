package org.kangyang.workers.pathway;

import org.kangyang.core.intake.Allotment;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Winds a closed case up, once, however often its message arrives (DOMAIN §6): no bed is held for it any more. */
@JobType("case-closure.settle")
class SettleClosureWorker implements JobWorker<SettleClosureWorker.Input, SettleClosureWorker.Output> {

    record Input(String caseId) {}

    record Output(boolean settled) {}

    private final Allotment allotment;

    SettleClosureWorker(Allotment allotment) {
        this.allotment = allotment;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(allotment.settle(job.command(), input.caseId()));
    }
}
