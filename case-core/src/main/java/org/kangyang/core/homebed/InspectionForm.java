package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The inspector's findings, as their form sends them (R32).
 *
 * @param inspectedOn not in the future
 * @param bedExitSensor {@code yes} or {@code no}: installed and working
 * @param vitalSignsMonitor likewise
 * @param emergencyCall likewise
 * @param workmanship {@code yes} or {@code no}: the works are as approved
 * @param decision {@code PASSED} or {@code FAILED}; passed only where all four are yes
 * @param defects required where failed
 * @param photoId attachment; required where passed
 */
public record InspectionForm(
        @Nullable LocalDate inspectedOn,
        @Nullable String bedExitSensor,
        @Nullable String vitalSignsMonitor,
        @Nullable String emergencyCall,
        @Nullable String workmanship,
        @Nullable String decision,
        @Nullable String defects,
        @Nullable String photoId) {}
