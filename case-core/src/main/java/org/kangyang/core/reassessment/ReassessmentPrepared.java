package org.kangyang.core.reassessment;

import org.kangyang.core.escalation.Due;

/** The assessment is open, and due then. */
public record ReassessmentPrepared(String assessmentId, Due assessmentDue) {}
