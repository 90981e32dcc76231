package org.kangyang.core.assessment;

/**
 * Inputs of fitness-level.dmn.
 *
 * @param criteriaMet how many of the four scored tests reach the standard for sex and age
 */
public record FitnessFacts(boolean performable, int criteriaMet) {}
