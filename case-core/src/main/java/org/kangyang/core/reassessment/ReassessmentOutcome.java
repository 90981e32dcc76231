package org.kangyang.core.reassessment;

/** Answer of reassessment-outcome.dmn (R09). */
public record ReassessmentOutcome(boolean notifyOfficer, boolean revisePlan) {}
