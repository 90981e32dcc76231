package org.kangyang.core.plan;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** A step that sets the due date of the task behind it. */
public record PlanStep(String planId, List<DeadlineRow> deadlines, Groups groups) {}
