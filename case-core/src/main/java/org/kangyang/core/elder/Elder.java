package org.kangyang.core.elder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as a case or a health record knows them, every value checked. */
public record Elder(
        IdentityDocument document,
        String name,
        Sex sex,
        LocalDate birthDate,
        boolean birthDateEstimated,
        @Nullable PhoneNumber phone,
        Address address,
        @Nullable Household household,
        Education education,
        @Nullable Guardian guardian) {}
