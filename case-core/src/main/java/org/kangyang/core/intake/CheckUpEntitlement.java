package org.kangyang.core.intake;

/**
 * Answer of check-up-entitlement.dmn (R34).
 *
 * @param months how often a free check-up is due; 0 where not entitled
 */
public record CheckUpEntitlement(boolean entitled, int months) {}
