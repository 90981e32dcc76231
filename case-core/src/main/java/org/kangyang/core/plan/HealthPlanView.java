package org.kangyang.core.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.PlanReason;

/**
 * A version of a plan as readers see it, with everything that was ever recorded; the last of each list holds.
 *
 * @param dueAt R09: by when it must be published in all; null where no such clock runs
 * @param adjustment what it began with where the prescription is adjusted (R28); null otherwise
 * @param feedbacks those that lacked nothing (R28)
 * @param upgrade by the last of {@code contents}; null where the plan has no such services
 * @param contents the first is the draft that the tables gave
 */
public record HealthPlanView(
        String planId,
        String caseId,
        String caseNumber,
        int version,
        long revision,
        PlanReason reason,
        @Nullable Instant dueAt,
        String assessmentId,
        Colour colour,
        @Nullable Adjustment adjustment,
        PlanStage stage,
        Instant stageSince,
        List<PlanRisk> risks,
        List<ServicePackage> packages,
        @Nullable UpgradeShare upgrade,
        List<Recorded<PlanContent>> contents,
        List<Recorded<CoSignatureForm>> coSignatures,
        List<Recorded<PlanConsentForm>> consents,
        List<Recorded<ProgressNote>> progress,
        List<FamilyFeedback> feedbacks,
        @Nullable Instant publishedAt,
        Instant updatedAt) {

    /**
     * T2: who pays what for the UPGRADE package each month.
     *
     * @param payer of the remainder; null where there is none
     */
    public record UpgradeShare(
            PersonalShare share, @Nullable String payer) {}
}
