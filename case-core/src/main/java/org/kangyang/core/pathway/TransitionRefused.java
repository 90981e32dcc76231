package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** The status machine (DOMAIN §6) has no such step from where the case stands (API: 409). */
public final class TransitionRefused extends Refusal {

    TransitionRefused(String message) {
        super("transition-refused", message);
    }
}
