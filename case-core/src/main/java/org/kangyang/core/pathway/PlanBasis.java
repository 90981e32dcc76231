package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a plan needs to know of its case.
 *
 * @param planId the plan that was opened, or asked about
 * @param version of that plan
 * @param current whether this plan is the one being made
 * @param inForce the plan in force; null before the first
 * @param assessmentId the newest completed assessment; null where there is none
 * @param revisionDueAt by when it must be published; null where no such clock runs
 */
public record PlanBasis(
        String caseId,
        String caseNumber,
        CaseStatus status,
        String planId,
        int version,
        boolean current,
        @Nullable String inForce,
        @Nullable String assessmentId,
        @Nullable Colour colour,
        @Nullable Instant revisionDueAt) {

    /** @throws CaseClosed where the case ended meanwhile */
    public PlanBasis requireOpen() {
        if (!status.open()) {
            throw new CaseClosed(caseNumber);
        }
        return this;
    }
}
