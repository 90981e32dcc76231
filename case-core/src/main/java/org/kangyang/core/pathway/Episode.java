package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay in hospital from referral to destination.
 *
 * @param processInstance which pathway instance works on it; null until claimed
 * @param endedAt when its destination was applied or the case closed
 */
record Episode(
        String referralId,
        Instant receivedAt,
        HospitalStay hospital,
        String hospitalName,
        List<Diagnosis> diagnoses,
        @Nullable LocalDate plannedDischargeDate,
        String assessingCareHomeId,
        @Nullable String processInstance,
        @Nullable String assessmentId,
        @Nullable Destination destination,
        @Nullable Instant endedAt) {

    static Episode received(String referralId, Instant now, HospitalReferral referral) {
        return new Episode(
                referralId,
                now,
                referral.hospital(),
                referral.hospitalName(),
                List.copyOf(referral.diagnoses()),
                referral.plannedDischargeDate(),
                referral.assessingCareHomeId(),
                null,
                null,
                null,
                null);
    }

    /** The same stay, looked at once more. */
    Episode again(String referral, Instant now) {
        return new Episode(
                referral, now, hospital, hospitalName, diagnoses, null, assessingCareHomeId, null, null, null, null);
    }

    Episode claimedBy(String instance) {
        return with(instance, assessmentId, destination, endedAt);
    }

    Episode assessedIn(String assessment) {
        return with(processInstance, assessment, destination, endedAt);
    }

    Episode ended(@Nullable Destination where, Instant now) {
        return endedAt == null ? with(processInstance, assessmentId, where, now) : this;
    }

    private Episode with(
            @Nullable String instance,
            @Nullable String assessment,
            @Nullable Destination where,
            @Nullable Instant end) {
        return new Episode(
                referralId,
                receivedAt,
                hospital,
                hospitalName,
                diagnoses,
                plannedDischargeDate,
                assessingCareHomeId,
                instance,
                assessment,
                where,
                end);
    }
}
