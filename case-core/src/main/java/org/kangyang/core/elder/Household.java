package org.kangyang.core.elder;

/** With whom the elder lives, and whether the household is registered as low-income. */
public record Household(LivingArrangement livingArrangement, boolean lowIncome) {}
