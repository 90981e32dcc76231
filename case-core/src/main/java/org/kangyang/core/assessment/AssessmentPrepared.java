package org.kangyang.core.assessment;

/** The assessment is open. */
public record AssessmentPrepared(String assessmentId) {}
