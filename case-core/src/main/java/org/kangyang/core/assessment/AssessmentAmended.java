package org.kangyang.core.assessment;

/**
 * The correction is stored; the grade follows through the process {@code assessment-amendment}.
 *
 * @param amendment which correction of this assessment, from 1
 */
public record AssessmentAmended(String assessmentId, int amendment, Scores scores, long revision) {}
