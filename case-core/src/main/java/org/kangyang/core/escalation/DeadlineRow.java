package org.kangyang.core.escalation;

import org.jspecify.annotations.Nullable;

/**
 * One row of deadlines.dmn as the process carries it: every interval of the policy stands there, none here (DESIGN §3.5).
 *
 * @param task e.g. {@code fitness-test}, {@code five-in-one}, {@code missing-items}, {@code cognition}, {@code sign-off}
 * @param taskName Chinese, as staff say it
 * @param dueHours wall-clock hours; either this or {@code dueWorkingDays}
 * @param dueWorkingDays working days
 * @param beforePlannedDischarge true where the task is also due before the planned discharge; absent counts as false
 * @param firstGroup role that hears of it when overdue
 * @param secondAfterHours wall-clock hours after the due time
 * @param secondGroup role that hears of it then
 */
public record DeadlineRow(
        String task,
        String taskName,
        @Nullable Integer dueHours,
        @Nullable Integer dueWorkingDays,
        @Nullable Boolean beforePlannedDischarge,
        String firstGroup,
        @Nullable Integer secondAfterHours,
        @Nullable String secondGroup) {

    public DeadlineRow {
        if ((dueHours == null) == (dueWorkingDays == null)) {
            throw new IllegalArgumentException(
                    "deadlines.dmn, task " + task + ": give either dueHours or dueWorkingDays");
        }
        if ((secondAfterHours == null) != (secondGroup == null)) {
            throw new IllegalArgumentException(
                    "deadlines.dmn, task " + task + ": give both secondAfterHours and secondGroup, or neither");
        }
    }
}
