package org.kangyang.core.reassessment;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** A step that may set new due dates. */
public record ReassessmentStep(String reassessmentId, List<DeadlineRow> deadlines, Groups groups) {}
