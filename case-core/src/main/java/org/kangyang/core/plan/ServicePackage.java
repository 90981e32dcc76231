package org.kangyang.core.plan;

import java.math.BigDecimal;

/**
 * One row of T2 (R16): a package and the elder's share of its cost.
 *
 * @param name {@code BASIC}, {@code UPGRADE} or {@code PERSONAL}
 * @param personalShare 0–1 of the cost
 * @param afterInsurance whether the elder pays that share at most, and never more than insurance leaves; what is then left
 *     needs a named payer
 */
public record ServicePackage(String name, BigDecimal personalShare, boolean afterInsurance) {

    static final String UPGRADE = "UPGRADE";
}
