package org.kangyang.core.institution;

import org.jspecify.annotations.Nullable;

/**
 * One institution of an import.
 *
 * @param id characters {@code [A-Za-z0-9_.-]}, since candidate groups end in it (DESIGN §3.10)
 * @param kind {@code HOSPITAL} or {@code CARE_HOME}
 * @param divisionCode nine digits
 * @param partnerCareHomeId of a hospital: the care home that assesses where a referral names none
 */
public record InstitutionRow(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String divisionCode,
        @Nullable String partnerCareHomeId) {}
