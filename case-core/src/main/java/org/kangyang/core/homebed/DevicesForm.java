package org.kangyang.core.homebed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The three devices in the home, as their form sends them (R32): serial numbers, each its own.
 *
 * @param testedOn not in the future
 * @param alarmTested {@code yes} or {@code no}: an alarm reached the care home
 */
public record DevicesForm(
        @Nullable String bedExitSensor,
        @Nullable String vitalSignsMonitor,
        @Nullable String emergencyCall,
        @Nullable LocalDate testedOn,
        @Nullable String alarmTested) {}
