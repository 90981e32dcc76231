package org.kangyang.core.intake;

import org.kangyang.core.pathway.CaseStatus;

/**
 * @param created true where a case was opened, false where care at home goes over into the application
 * @param revision the case's revision right after
 */
public record ApplicationAccepted(
        String caseId, String caseNumber, CaseStatus status, String applicationId, boolean created, long revision) {}
