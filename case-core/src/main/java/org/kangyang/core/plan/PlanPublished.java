package org.kangyang.core.plan;

import org.kangyang.core.pathway.CaseStatus;

/** A version is in force. */
public record PlanPublished(String planId, int version, CaseStatus caseStatus) {}
