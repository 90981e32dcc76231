package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in about a contract with a family doctor, before it was looked through.
 *
 * @param by who filled it in
 */
public record ReportedContract(
        @Nullable String number,
        @Nullable String doctor,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate validUntil,
        String by) {}
