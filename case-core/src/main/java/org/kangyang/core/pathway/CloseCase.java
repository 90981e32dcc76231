package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case is to be closed.
 *
 * @param expectedRevision what the sender saw; null where it does not matter (a job)
 * @param occurredOn the day of the event, not in the future
 * @param documentReference the written request; required for WITHDRAWN
 * @param note required for ENTERED_IN_ERROR
 * @param closedBy who says so
 */
public record CloseCase(
        String caseId,
        @Nullable Long expectedRevision,
        @Nullable ClosureReason reason,
        @Nullable LocalDate occurredOn,
        @Nullable String documentReference,
        @Nullable String note,
        String closedBy) {}
