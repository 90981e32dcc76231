package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** The offer of a bed was answered before, has expired or was withdrawn. */
public final class OfferNotOpen extends Refusal {

    public OfferNotOpen(String caseNumber) {
        super("offer-not-open", "个案 " + caseNumber + " 的这次床位提供已答复、已过期或已撤回");
    }
}
