package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was mended after a failed inspection, as its form sends it.
 *
 * @param repairedOn not in the future
 * @param measures required
 */
public record RepairForm(
        @Nullable LocalDate repairedOn, @Nullable String measures) {}
