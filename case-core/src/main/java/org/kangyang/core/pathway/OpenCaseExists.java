package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** The person already has an open case that this command does not continue (DOMAIN §6; API: 409 naming it). */
public final class OpenCaseExists extends Refusal {

    private final String caseId;
    private final String caseNumber;
    private final CaseStatus status;

    public OpenCaseExists(String caseId, String caseNumber, CaseStatus status) {
        super("open-case-exists", "该老人已有未结个案 " + caseNumber + "（" + status.inChinese() + "），请在该个案中办理");
        this.caseId = caseId;
        this.caseNumber = caseNumber;
        this.status = status;
    }

    public String caseId() {
        return caseId;
    }

    public String caseNumber() {
        return caseNumber;
    }

    public CaseStatus status() {
        return status;
    }
}
