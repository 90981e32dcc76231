package org.kangyang.core.homebed;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.Colour;

/**
 * Inputs of retrofit-eligibility.dmn (T4).
 *
 * @param colour when the home bed was listed: what was approved does not lapse with a better grade in mid-works
 * @param accepted the works passed their inspection
 */
public record RetrofitFacts(boolean recheckPassed, @Nullable Colour colour, boolean consent, boolean accepted) {}
