package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case in a list, nothing that identifies the person. */
public record CaseSummary(
        String caseId,
        String caseNumber,
        long revision,
        CaseStatus status,
        String maskedName,
        int age,
        String sex,
        String divisionCode,
        @Nullable Colour colour,
        @Nullable Integer composite,
        @Nullable ClosureReason closureReason,
        boolean counted,
        Instant openedAt,
        Instant updatedAt) {}
