package org.kangyang.core.pathway;

/**
 * The case is on its way home; the process starts by message.
 *
 * @param revision of the case
 */
public record HomeTransferRequested(
        String caseId, String caseNumber, String transferId, CaseStatus origin, CaseStatus status, long revision) {}
