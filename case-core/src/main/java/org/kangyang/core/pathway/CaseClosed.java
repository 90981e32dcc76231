package org.kangyang.core.pathway;

import org.kangyang.core.integration.Overtaken;

/**
 * The case was closed meanwhile. A worker's job ends with the BPMN error {@code case-closed}, which ends the instance as
 * the message of that name would; the API answers 409.
 */
public final class CaseClosed extends Overtaken {

    public CaseClosed(String caseNumber) {
        super("case-closed", "个案 " + caseNumber + " 已结案");
    }
}
