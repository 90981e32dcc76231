package org.kangyang.core.institution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;

/** A member of staff as the city's register knows them (R02). */
public record StaffMember(
        @Id String userId, String name, List<String> groups, List<Certificate> certificates, Instant updatedAt) {

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

    boolean certified(String kind, LocalDate day) {
        return certificates.stream()
                .anyMatch(certificate -> certificate.kind().equals(kind) && certificate.validOn(day));
    }
}
