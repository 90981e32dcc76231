package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The training of the family's carers, as its form sends it (R30): {@code yes} or {@code no} for each of the four parts.
 *
 * @param trainedOn not in the future
 */
public record TrainingForm(
        @Nullable LocalDate trainedOn,
        @Nullable String dailyCare,
        @Nullable String safety,
        @Nullable String rehabilitation,
        @Nullable String livingCare,
        @Nullable String note) {}
