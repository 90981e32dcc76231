package org.kangyang.core.institution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A member of staff as the city's register knows them (R02, R50, R51).
 *
 * @param carerLevel 5 (lowest) to 1 (highest); null for somebody who is no carer
 * @param theoryHours class-hours of theory before service; null where none are registered
 * @param practiceHours class-hours of practice before service; null where none are registered
 */
public record StaffMember(
        @Id String userId,
        String name,
        List<String> groups,
        List<Certificate> certificates,
        @Nullable Integer carerLevel,
        @Nullable Integer theoryHours,
        @Nullable Integer practiceHours,
        Instant updatedAt) {

    /** Certificate of those who may do the ability assessment (R02). */
    public static final String ABILITY_ASSESSOR = "ABILITY_ASSESSOR";

    /**
     * @param validFrom first valid day
     * @param validUntil last valid day
     */
    public record Certificate(String kind, String number, LocalDate validFrom, LocalDate validUntil) {

        boolean validOn(LocalDate day) {
            return !day.isBefore(validFrom) && !day.isAfter(validUntil);
        }
    }

    /** Whether they held a certificate of that kind valid on that day. */
    public boolean certified(String kind, LocalDate day) {
        return certificates.stream()
                .anyMatch(certificate -> certificate.kind().equals(kind) && certificate.validOn(day));
    }
}
