package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance takes the revision on.
 *
 * @param claimed false where another instance does, where a plan is being made anyway, or where none is due any more;
 *     then the rest is null
 */
public record RevisionClaim(
        boolean claimed,
        @Nullable Card card,
        @Nullable Groups groups,
        @Nullable Instant dueAt) {}
