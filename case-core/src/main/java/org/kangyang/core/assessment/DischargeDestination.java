package org.kangyang.core.assessment;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.Destination;

/** What T1 answers (DOMAIN §7). */
public record DischargeDestination(
        Destination destination,
        @Nullable BedType bedType,
        @Nullable Integer reviewWithinDays) {}
