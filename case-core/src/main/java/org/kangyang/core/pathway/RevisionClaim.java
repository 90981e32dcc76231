package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance takes the revision on.
 *
 * @param claimed false where another instance does, where a plan is being made anyway, or where none is due any more;
 *     then the rest is null
 * @param dueAt R09: by when it must be published in all; null where no such clock runs
 */
public record RevisionClaim(
        boolean claimed,
        @Nullable Card card,
        @Nullable Groups groups,
        @Nullable PlanReason reason,
        @Nullable Instant dueAt) {}
