package org.kangyang.core.referral;

import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** Discharge referrals of hospitals (DOMAIN §6). */
@Component
public class Referrals {

    /**
     * Opens a case, or continues the open one of a person HOSPITALISED.
     *
     * @throws org.kangyang.core.integration.InvalidFields naming every wrong field
     * @throws org.kangyang.core.pathway.OpenCaseExists for any other open case of that person
     */
    public ReferralAccepted accept(CommandKey key, DischargeReferral referral) {
        throw new UnsupportedOperationException();
    }
}
