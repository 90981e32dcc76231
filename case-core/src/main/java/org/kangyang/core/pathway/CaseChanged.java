package org.kangyang.core.pathway;

/** Where a case stands after a command. */
public record CaseChanged(String caseId, String caseNumber, CaseStatus status, long revision) {}
