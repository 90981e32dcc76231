package org.kangyang.core.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to list; a null field does not filter.
 *
 * @param division two, four, six or nine leading digits of a division code: a district finds those of its sub-districts
 */
public record CaseFilter(
        @Nullable CaseStatus status,
        @Nullable Colour colour,
        @Nullable String division,
        @Nullable Instant updatedSince) {}
