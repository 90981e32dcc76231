package org.kangyang.core.reassessment;

import java.math.BigDecimal;

/**
 * What reassessment-outcome.dmn is asked with (R09).
 *
 * @param first whether there is no assessment before
 * @param difference of S, without sign, with one decimal
 */
public record Comparison(boolean first, BigDecimal difference, boolean colourChanged) {}
