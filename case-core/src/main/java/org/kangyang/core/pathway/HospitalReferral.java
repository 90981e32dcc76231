package org.kangyang.core.pathway;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;

/**
 * A checked discharge referral.
 *
 * @param referredBy who sent it
 */
public record HospitalReferral(
        Elder elder,
        HospitalStay hospital,
        String hospitalName,
        List<Diagnosis> diagnoses,
        @Nullable LocalDate plannedDischargeDate,
        String assessingCareHomeId,
        String referredBy) {}
