package org.kangyang.core.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.PlanReason;

/**
 * Opens a version of the plan.
 *
 * @param processInstance {@code <clusterId>:<processInstanceKey>}, which works on it
 * @param dueAt R09: by when it must be published in all; null where no such clock runs
 */
public record PreparePlan(
        String caseId,
        PlanReason reason,
        String processInstance,
        @Nullable Instant dueAt) {}
