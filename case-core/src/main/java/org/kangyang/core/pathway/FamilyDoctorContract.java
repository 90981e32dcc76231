package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The contract with a family doctor (R34).
 *
 * @param validUntil null where open-ended
 */
public record FamilyDoctorContract(
        String contractNumber,
        String doctor,
        LocalDate signedOn,
        @Nullable LocalDate validUntil,
        String recordedBy) {

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !signedOn.isAfter(day) && (validUntil == null || !validUntil.isBefore(day));
    }
}
