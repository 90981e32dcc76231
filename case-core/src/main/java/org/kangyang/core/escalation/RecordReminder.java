package org.kangyang.core.escalation;

import org.jspecify.annotations.Nullable;

/**
 * What a supervisor did about an overdue task.
 *
 * @param action {@code CALLED}, {@code REASSIGNED} or {@code OTHER}
 * @param note stored with the case, never on the timeline
 * @param assignee who did it
 */
public record RecordReminder(
        String caseId,
        Due due,
        @Nullable String action,
        @Nullable String note,
        @Nullable String assignee) {}
