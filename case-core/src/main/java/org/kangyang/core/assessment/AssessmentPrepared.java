package org.kangyang.core.assessment;

import org.kangyang.core.escalation.Due;

/** The assessment of an episode is open. */
public record AssessmentPrepared(
        String assessmentId, Due fitnessTestDue, Due fiveInOneDue, FitnessStandards fitnessStandards) {}
