package org.kangyang.core.plan;

/**
 * One row of T2 (R16): a package and the elder's share of its cost.
 *
 * @param name {@code BASIC}, {@code UPGRADE} or {@code PERSONAL}
 * @param personalShare 0–1 of the cost
 */
public record ServicePackage(String name, java.math.BigDecimal personalShare) {}
