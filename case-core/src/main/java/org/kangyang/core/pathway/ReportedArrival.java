package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What staff filled in about an arrival, before it was looked through.
 *
 * @param on when the elder arrived, as they say
 * @param by who filled it in
 */
public record ReportedArrival(
        @Nullable LocalDate on, @Nullable String note, String by) {}
