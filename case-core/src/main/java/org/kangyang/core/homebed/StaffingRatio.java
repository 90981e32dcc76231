package org.kangyang.core.homebed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of staffing-ratios.dmn (R50, R51): so many of a role per 100 severe and moderate cases, and who counts.
 *
 * @param role candidate group without its institution, e.g. {@code carer}
 * @param roleName Chinese, as staff say it
 * @param per100 per 100 RED and ORANGE cases
 * @param lowestCarerLevel a carer counts from this level on; levels run from 5 (lowest) to 1
 * @param certificates kinds of which each must be valid today
 * @param theoryHours class-hours of theory that each must have
 * @param practiceHours class-hours of practice that each must have
 */
public record StaffingRatio(
        String role,
        String roleName,
        int per100,
        @Nullable Integer lowestCarerLevel,
        List<String> certificates,
        @Nullable Integer theoryHours,
        @Nullable Integer practiceHours) {}
