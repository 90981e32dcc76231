package org.kangyang.core.pathway;

import java.time.Instant;

/**
 * A grade of this case.
 *
 * @param composite S in tenths
 */
record GradeHistory(String assessmentId, Colour colour, int composite, Instant gradedAt) {}
