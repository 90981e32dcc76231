package org.kangyang.core.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A contract with a family doctor (R34); open-ended without {@code validUntil}. */
public record ContractForm(
        @Nullable String number,
        @Nullable String doctor,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate validUntil) {}
