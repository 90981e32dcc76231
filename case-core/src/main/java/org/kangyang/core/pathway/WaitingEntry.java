package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a waiting list.
 *
 * @param rank from 1, on the list that was asked for
 * @param offered whether a bed is on offer to them now
 */
public record WaitingEntry(
        int rank,
        String caseId,
        String caseNumber,
        String maskedName,
        int age,
        String sex,
        @Nullable Colour colour,
        BedType bedType,
        Instant requestedAt,
        boolean offered) {}
