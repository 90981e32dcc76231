package org.kangyang.core.homebed;

import org.kangyang.core.pathway.CaseStatus;

/**
 * A request was taken; the process starts by message.
 *
 * @param caseRevision of the case
 */
public record HomeBedRequested(
        String caseId, String caseNumber, String transferId, CaseStatus status, long caseRevision) {}
