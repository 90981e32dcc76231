package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What T1's answer means for a case. */
final class DestinationRules {

    private DestinationRules() {}

    static Trigger trigger(ApplyDestination command, @Nullable AllottedBed bed) {
        return switch (command.destination()) {
            case HOSPICE -> Trigger.T1_HOSPICE;
            case HOSPITALISED -> Trigger.T1_HOSPITALISED;
            case CARE_HOME -> bed == null ? Trigger.T1_CARE_HOME_NO_BED : Trigger.T1_CARE_HOME_BED_FREE;
            case HOME_FOLLOW_UP -> Trigger.T1_HOME_FOLLOW_UP;
            case HOME_STABLE -> Trigger.T1_HOME_STABLE;
        };
    }

    /** @throws IllegalArgumentException where T1 names no bed type for a care home */
    static BedType bedType(ApplyDestination command) {
        if (command.bedType() == null) {
            throw new IllegalArgumentException(
                    "Destination CARE_HOME without bedType; let the row of discharge-destination.dmn name NURSING or REHAB");
        }
        return command.bedType();
    }

    /** The day of the review of a patient kept in hospital (R25, T1 row 2), null for other destinations. */
    static @Nullable LocalDate reviewDate(ApplyDestination command, LocalDate today) {
        if (command.destination() != Destination.HOSPITALISED) {
            return null;
        }
        if (command.reviewWithinDays() == null) {
            throw new IllegalArgumentException("Destination HOSPITALISED without reviewWithinDays; let the row of"
                    + " discharge-destination.dmn name the days");
        }
        return today.plusDays(command.reviewWithinDays());
    }
}
