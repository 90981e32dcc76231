package org.kangyang.core.homebed;

import org.jspecify.annotations.Nullable;

/**
 * Answer of respite-entitlement.dmn (R10).
 *
 * @param hoursPerMonth at least so many in a calendar month; null where not entitled
 * @param feeFen what the family pays; null where not entitled
 */
public record RespiteEntitlement(
        boolean entitled,
        @Nullable Integer hoursPerMonth,
        @Nullable Integer feeFen) {}
