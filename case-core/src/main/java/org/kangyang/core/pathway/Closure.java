package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a case ended. */
public record Closure(
        ClosureReason reason,
        LocalDate occurredOn,
        @Nullable String documentReference,
        @Nullable String note,
        String closedBy,
        Instant closedAt) {}
