package org.kangyang.workers.pathway;

import org.kangyang.core.pathway.CareCases;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Winds a closed case up, once, however often its message arrives (DOMAIN §6). */
@JobType("case-closure.settle")
class SettleClosureWorker implements JobWorker<SettleClosureWorker.Input, SettleClosureWorker.Output> {

    record Input(String caseId) {}

    record Output(boolean settled) {}

    private final CareCases cases;

    SettleClosureWorker(CareCases cases) {
        this.cases = cases;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(cases.settle(job.command(), input.caseId()));
    }
}
