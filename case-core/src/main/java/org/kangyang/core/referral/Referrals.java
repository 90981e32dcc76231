package org.kangyang.core.referral;

import java.util.Optional;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.CaseOpened;
import org.kangyang.core.pathway.CaseOpening;
import org.kangyang.core.pathway.HospitalReferral;
import org.springframework.stereotype.Component;

/** Discharge referrals of hospitals (DOMAIN §6). */
@Component
public class Referrals {

    private final ReferralCheck check;
    private final CaseOpening opening;

    Referrals(ReferralCheck check, CaseOpening opening) {
        this.check = check;
        this.opening = opening;
    }

    /**
     * Opens a case, or continues the open one of a person HOSPITALISED.
     *
     * @throws org.kangyang.core.integration.InvalidFields naming every wrong field
     * @throws org.kangyang.core.pathway.OpenCaseExists for any other open case of that person
     */
    public ReferralAccepted accept(CommandKey key, DischargeReferral referral) {
        // A repetition is answered from the ledger even if, say, the planned discharge has passed meanwhile.
        CaseOpened opened = opening.recorded(key).orElseGet(() -> opening.accept(key, checked(referral)));
        return new ReferralAccepted(
                opened.caseId(),
                opened.caseNumber(),
                opened.status(),
                opened.referralId(),
                opened.created(),
                opened.revision());
    }

    private HospitalReferral checked(DischargeReferral referral) {
        var errors = new FieldErrors();
        Optional<HospitalReferral> checked = check.check(referral, errors);
        errors.refuse();
        return checked.orElseThrow();
    }
}
