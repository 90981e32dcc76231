package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** Only a person of unknown identity can be identified (API: 409). */
public final class AlreadyIdentified extends Refusal {

    AlreadyIdentified(String caseNumber) {
        super("already-identified", "个案 " + caseNumber + " 的老人身份已查明；证件登记有误的，请以误录结案后重新转介");
    }
}
