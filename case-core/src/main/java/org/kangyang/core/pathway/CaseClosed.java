package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/**
 * The case was closed meanwhile. A worker completes its job without effect: the event sub-process on {@code case-closed}
 * cancels the instance. The API answers 409.
 */
public final class CaseClosed extends Refusal {

    public CaseClosed(String caseNumber) {
        super("case-closed", "个案 " + caseNumber + " 已结案");
    }
}
