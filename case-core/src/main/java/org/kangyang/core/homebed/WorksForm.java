package org.kangyang.core.homebed;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The contractor's report, as its form sends it.
 *
 * @param finishedOn not in the future
 * @param costYuan what it came to, at most what was approved
 * @param photoId attachment, optional
 * @param note free text, stored only
 */
public record WorksForm(
        @Nullable LocalDate finishedOn,
        @Nullable BigDecimal costYuan,
        @Nullable String photoId,
        @Nullable String note) {}
