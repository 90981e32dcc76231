package org.kangyang.core.plan;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** A step of {@code plan-feedback} that sets the due date of the task behind it. */
public record FeedbackStep(
        String caseId, String feedbackId, String planId, List<DeadlineRow> deadlines, Groups groups) {}
