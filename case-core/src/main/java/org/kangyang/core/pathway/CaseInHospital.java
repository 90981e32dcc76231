package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** The elder lies in hospital, and the hospital prescribes by itself (R28); the API answers 409. */
public final class CaseInHospital extends Refusal {
    CaseInHospital(String caseNumber) {
        super("case-in-hospital", "个案 " + caseNumber + " 的老人正在住院，处方由医院直接调整，不另行修订方案");
    }
}
