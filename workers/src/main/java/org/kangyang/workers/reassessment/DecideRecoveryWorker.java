package org.kangyang.workers.reassessment;

import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.reassessment.RecoveryDecision;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** Closes the case of a recovered elder whose family wants it (DOMAIN §6, RECOVERED). */
@JobType("reassessment.decide-recovery")
class DecideRecoveryWorker implements JobWorker<DecideRecoveryWorker.Input, DecideRecoveryWorker.Output> {

    record Input(String reassessmentId) {}

    record Output(RecoveryDecision recoveryDecision) {}

    private final Reassessments reassessments;

    DecideRecoveryWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(reassessments.decideRecovery(job.command(), input.reassessmentId()));
    }
}
