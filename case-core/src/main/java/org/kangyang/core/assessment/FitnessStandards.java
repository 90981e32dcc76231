package org.kangyang.core.assessment;

import java.math.BigDecimal;

/**
 * Independence standards for one sex and age (Rikli and Jones; DOMAIN §4).
 *
 * @param chairStand at least
 * @param armCurl at least
 * @param sixMinuteWalkMetres at least; rounded up to whole metres from the yards of the source, for display
 * @param twoMinuteStep at least
 * @param upAndGoSeconds at most
 */
public record FitnessStandards(
        int chairStand, int armCurl, int sixMinuteWalkMetres, int twoMinuteStep, BigDecimal upAndGoSeconds) {}
