package org.kangyang.core.elder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An elder as a sender describes them, not yet checked; {@link Elder} is the checked form.
 *
 * @param documentType null counts as wrong
 * @param documentNumber absent for {@link DocumentType#UNKNOWN}
 * @param sex may be absent for a citizen id, which tells it
 * @param birthDate may be absent for a citizen id, which tells it
 * @param birthDateEstimated true where nobody knows the exact date
 */
public record ElderDetails(
        @Nullable DocumentType documentType,
        @Nullable String documentNumber,
        @Nullable String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        boolean birthDateEstimated,
        @Nullable String phone,
        @Nullable AddressDetails address,
        @Nullable HouseholdDetails household,
        @Nullable Education education,
        @Nullable GuardianDetails guardian) {

    /**
     * @param divisionCode nine digits of the sub-district (街道)
     * @param detail street and door
     */
    public record AddressDetails(
            @Nullable String divisionCode, @Nullable String detail) {}

    public record HouseholdDetails(@Nullable LivingArrangement livingArrangement, boolean lowIncome) {}

    public record GuardianDetails(
            @Nullable String name,
            @Nullable Relationship relationship,
            @Nullable String phone) {}
}
