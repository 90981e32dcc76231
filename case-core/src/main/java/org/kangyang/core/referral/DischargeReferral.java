package org.kangyang.core.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.ElderDetails;

/**
 * A hospital refers a patient before discharge; not yet checked.
 *
 * @param assessingCareHomeId null for the hospital's partner care home
 * @param referredBy who sent it
 */
public record DischargeReferral(
        @Nullable ElderDetails elder,
        @Nullable HospitalDetails hospital,
        @Nullable List<@Nullable DiagnosisDetails> diagnoses,
        @Nullable LocalDate plannedDischargeDate,
        @Nullable String assessingCareHomeId,
        String referredBy) {

    public record HospitalDetails(
            @Nullable String hospitalId,
            @Nullable String ward,
            @Nullable String bed,
            @Nullable String inpatientNumber,
            @Nullable PhysicianDetails attendingPhysician) {}

    public record PhysicianDetails(
            @Nullable String name, @Nullable String phone) {}

    public record DiagnosisDetails(
            @Nullable String code, @Nullable String text) {}
}
