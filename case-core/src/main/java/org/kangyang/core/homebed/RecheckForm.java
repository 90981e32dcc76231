package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The hospital's re-check of the conditions for living at home, as its form sends it (R31).
 *
 * @param checkedOn not in the future
 * @param stable {@code yes} or {@code no}: the illness is stable
 * @param careFeasible {@code yes} or {@code no}: the care needed can be given at home
 * @param decision {@code PASSED} or {@code NOT_PASSED}
 * @param reason required where not passed
 */
public record RecheckForm(
        @Nullable LocalDate checkedOn,
        @Nullable String stable,
        @Nullable String careFeasible,
        @Nullable String decision,
        @Nullable String reason) {}
