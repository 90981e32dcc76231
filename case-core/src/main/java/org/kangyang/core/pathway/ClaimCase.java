package org.kangyang.core.pathway;

/**
 * A pathway instance asks for its case.
 *
 * @param processInstance {@code <clusterId>:<processInstanceKey>}
 */
public record ClaimCase(String caseId, String referralId, String processInstance) {}
