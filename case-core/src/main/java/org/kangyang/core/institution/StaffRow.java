package org.kangyang.core.institution;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member of staff of an import (R02, R50, R51).
 *
 * @param userId the login name in the tasklist
 * @param groups candidate groups, e.g. {@code care-home-assessor.NH001}
 * @param certificates none where the work needs none
 * @param carerLevel of a carer: 5 (lowest) to 1 (highest)
 * @param theoryHours class-hours of theory before service, 0–5000
 * @param practiceHours class-hours of practice before service, 0–5000
 */
public record StaffRow(
        @Nullable String userId,
        @Nullable String name,
        @Nullable List<@Nullable String> groups,
        @Nullable List<@Nullable CertificateRow> certificates,
        @Nullable Integer carerLevel,
        @Nullable Integer theoryHours,
        @Nullable Integer practiceHours) {

    /** Somebody of whom neither a carer's level nor training is registered. */
    public StaffRow(
            @Nullable String userId,
            @Nullable String name,
            @Nullable List<@Nullable String> groups,
            @Nullable List<@Nullable CertificateRow> certificates) {
        this(userId, name, groups, certificates, null, null, null);
    }

    /**
     * @param kind e.g. {@code ABILITY_ASSESSOR}
     * @param validFrom first valid day
     * @param validUntil last valid day
     */
    public record CertificateRow(
            @Nullable String kind,
            @Nullable String number,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}
}
