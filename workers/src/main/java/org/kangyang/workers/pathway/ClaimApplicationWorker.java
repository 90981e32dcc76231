package org.kangyang.workers.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.intake.ApplicationClaimed;
import org.kangyang.core.intake.Applications;
import org.kangyang.core.pathway.Card;
import org.kangyang.core.pathway.Groups;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** One instance works on an application, beginning with its assessment (R11, DESIGN §3.2). */
@JobType("care-pathway.claim-application")
class ClaimApplicationWorker implements JobWorker<ClaimApplicationWorker.Input, ClaimApplicationWorker.Output> {

    record Input(String caseId, String applicationId) {}

    record Output(
            boolean claimed,
            @Nullable Card card,
            @Nullable Groups groups,
            @Nullable String assessmentId) {}

    private final Applications applications;

    ClaimApplicationWorker(Applications applications) {
        this.applications = applications;
    }

    @Override
    public Output perform(Input input, Job job) {
        ApplicationClaimed answer =
                applications.claim(job.command(), input.caseId(), input.applicationId(), job.instanceRef());
        return new Output(
                answer.claim().claimed(), answer.claim().card(), answer.claim().groups(), answer.assessmentId());
    }
}
