package org.kangyang.core.reassessment;

import org.kangyang.core.escalation.Due;

/**
 * What is to be done now that somebody was assessed again, and until when.
 *
 * @param recovered whether two grades in a row were GREEN
 */
public record FollowUp(ScoreChange scoreChange, Due scoreChangeDue, Due zbiDue, Due recoveryDue, boolean recovered) {}
