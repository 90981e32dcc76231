package org.kangyang.core.escalation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a task is due and who hears of it when it is not done, as the process carries it.
 *
 * @param taskName Chinese, for the overdue notice
 * @param dueAt with offset +08:00
 * @param firstGroup scoped
 * @param secondAt null where nobody else is told
 * @param secondGroup scoped; null with {@code secondAt}
 */
public record Due(
        String task,
        String taskName,
        OffsetDateTime dueAt,
        String firstGroup,
        @Nullable OffsetDateTime secondAt,
        @Nullable String secondGroup) {}
