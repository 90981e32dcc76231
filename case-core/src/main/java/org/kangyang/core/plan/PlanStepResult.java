package org.kangyang.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.escalation.Due;

/**
 * What came of a step.
 *
 * @param problems one Chinese sentence each, to be shown where a task is to be done again; empty otherwise
 * @param nextDue of the task that follows; null where none does
 */
public record PlanStepResult(
        PlanOutcome outcome,
        List<String> problems,
        @Nullable Due nextDue) {}
