package org.kangyang.core.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.pathway.BedType;

/**
 * An application as a family or platform sends it, unchecked.
 *
 * @param careHomeIds at least one; the first assesses
 * @param anywhereInDistricts districts, six digits each, where any care home will do
 */
public record CareHomeApplication(
        @Nullable ElderDetails elder,
        @Nullable BedType bedType,
        @Nullable List<@Nullable String> careHomeIds,
        @Nullable List<@Nullable String> anywhereInDistricts,
        String appliedBy) {}
