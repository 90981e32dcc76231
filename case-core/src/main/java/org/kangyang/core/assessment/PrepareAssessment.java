package org.kangyang.core.assessment;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** Opens the assessment of an episode. */
public record PrepareAssessment(String caseId, String referralId, List<DeadlineRow> deadlines, Groups groups) {}
