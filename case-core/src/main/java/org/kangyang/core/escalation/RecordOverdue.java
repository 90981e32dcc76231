package org.kangyang.core.escalation;

/**
 * A task was not done in time.
 *
 * @param level 1 when due, 2 when the second group is told
 */
public record RecordOverdue(String caseId, Due due, int level) {}
