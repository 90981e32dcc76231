package org.kangyang.core.institution;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member of staff of an import (R02).
 *
 * @param userId the login name in the tasklist
 * @param groups candidate groups, e.g. {@code care-home-assessor.NH001}
 * @param certificates none where the work needs none
 */
public record StaffRow(
        @Nullable String userId,
        @Nullable String name,
        @Nullable List<@Nullable String> groups,
        @Nullable List<@Nullable CertificateRow> certificates) {

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
