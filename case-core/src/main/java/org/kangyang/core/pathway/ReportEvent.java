package org.kangyang.core.pathway;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event is reported (R08).
 *
 * @param eventId the reporter's, 1–64 characters; the same id with the same content is the same event
 * @param kind FALL, HOSPITALISATION or MAJOR_ILLNESS
 * @param occurredAt not in the future
 * @param details optional, up to 1,000 characters
 * @param source who or what reports, 1–100 characters
 * @param reportedBy who sends it
 */
public record ReportEvent(
        String caseId,
        @Nullable String eventId,
        @Nullable CaseEventKind kind,
        @Nullable OffsetDateTime occurredAt,
        @Nullable String details,
        @Nullable String source,
        String reportedBy) {}
