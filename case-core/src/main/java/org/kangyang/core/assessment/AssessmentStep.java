package org.kangyang.core.assessment;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** A step that may set new due dates: checks, sign-off preparation, reopening. */
public record AssessmentStep(String assessmentId, List<DeadlineRow> deadlines, Groups groups) {}
