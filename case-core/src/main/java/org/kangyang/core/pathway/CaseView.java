package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;

/**
 * A case as readers see it.
 *
 * @param revision changes with every change of the case, never with deliveries from its outbox
 * @param elder the whole person: for those entitled only
 * @param composite S in tenths (852 = 85.2), null until graded
 * @param reviewDate when a patient kept in hospital is looked at again
 * @param counted false where the case was entered in error
 */
public record CaseView(
        String caseId,
        String caseNumber,
        long revision,
        CaseStatus status,
        Instant statusSince,
        Elder elder,
        List<EpisodeView> episodes,
        @Nullable Colour colour,
        @Nullable Integer composite,
        @Nullable Destination destination,
        @Nullable LocalDate reviewDate,
        @Nullable WaitlistRequest waitlist,
        CaseClock careClock,
        @Nullable HomeTransfer homeTransfer,
        CasePlan plan,
        FeedbackClock feedback,
        @Nullable Admission admission,
        @Nullable FamilyDoctorContract familyDoctor,
        @Nullable CheckUp checkUp,
        @Nullable Closure closure,
        boolean counted,
        Instant openedAt,
        Instant updatedAt) {

    /** One stay in hospital from referral to destination. */
    public record EpisodeView(
            String referralId,
            Instant receivedAt,
            HospitalStay hospital,
            String hospitalName,
            List<Diagnosis> diagnoses,
            @Nullable LocalDate plannedDischargeDate,
            String assessingCareHomeId,
            boolean claimed,
            @Nullable String assessmentId,
            @Nullable Destination destination,
            @Nullable Instant endedAt) {}
}
