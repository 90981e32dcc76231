package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The care home starts its service at home, as its form sends it (R31).
 *
 * @param startsOn today or later
 * @param responsibleCarer user id in the staff register (R51)
 * @param confirmed {@code yes}
 */
public record ActivationForm(
        @Nullable LocalDate startsOn,
        @Nullable String responsibleCarer,
        @Nullable String confirmed) {}
