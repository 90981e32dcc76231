package org.kangyang.core.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.pathway.BedType;

/**
 * A bed as readers see it.
 *
 * @param divisionCode nine digits, of the care home
 * @param sexOnly null where the room is for either sex
 * @param holderCaseId whom it is offered to, or who has it; null otherwise
 * @param since when it came into this state
 */
public record BedView(
        String bedId,
        long revision,
        String careHomeId,
        String careHomeName,
        String divisionCode,
        String room,
        BedType type,
        @Nullable Sex sexOnly,
        long monthlyPriceFen,
        BedState state,
        @Nullable String holderCaseId,
        Instant since) {}
