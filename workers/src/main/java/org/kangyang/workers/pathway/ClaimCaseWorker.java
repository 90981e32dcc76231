package org.kangyang.workers.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance works on a referral; a second one hears that it is not needed (DESIGN §3.2). */
@JobType("care-pathway.claim-case")
class ClaimCaseWorker implements JobWorker<ClaimCaseWorker.Input, ClaimCaseWorker.Output> {

    record Input(String caseId, String referralId) {}

    record Output(
            boolean claimed, @Nullable Card card, @Nullable Groups groups) {}

    private final CareCases cases;

    ClaimCaseWorker(CareCases cases) {
        this.cases = cases;
    }

    @Override
    public Output perform(Input input, Job job) {
        Claim claim = cases.claim(job.command(), new ClaimCase(input.caseId(), input.referralId(), job.instanceRef()));
        return new Output(claim.claimed(), claim.card(), claim.groups());
    }
}
