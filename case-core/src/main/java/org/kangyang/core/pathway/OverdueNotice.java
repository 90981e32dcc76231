package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of this case was not done in time, or a supervisor did something about it.
 *
 * @param group who was told
 * @param action of the supervisor; null for the overdue record itself
 * @param note the supervisor's words
 * @param actor the supervisor
 */
record OverdueNotice(
        String task,
        String taskName,
        Instant dueAt,
        int level,
        @Nullable String group,
        @Nullable String action,
        @Nullable String note,
        @Nullable String actor,
        Instant recordedAt) {}
