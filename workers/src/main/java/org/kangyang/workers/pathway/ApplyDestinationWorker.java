package org.kangyang.workers.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.intake.Allotment;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Destination;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** T1's result becomes the case's status (R25). */
@JobType("care-pathway.apply-destination")
class ApplyDestinationWorker implements JobWorker<ApplyDestinationWorker.Input, ApplyDestinationWorker.Output> {

    record Input(
            String caseId,
            String referralId,
            Destination destination,
            @Nullable BedType bedType,
            @Nullable Integer reviewWithinDays) {}

    record Output(CaseStatus caseStatus) {}

    private final Allotment allotment;

    ApplyDestinationWorker(Allotment allotment) {
        this.allotment = allotment;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(allotment.applyDestination(
                job.command(),
                new ApplyDestination(
                        input.caseId(),
                        input.referralId(),
                        input.destination(),
                        input.bedType(),
                        input.reviewWithinDays())));
    }
}
