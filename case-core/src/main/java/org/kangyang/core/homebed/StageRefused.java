package org.kangyang.core.homebed;

import org.kangyang.core.integration.Refusal;

/** The way home does not stand where this could be done (API: 409). */
public final class StageRefused extends Refusal {

    StageRefused(String message) {
        super("stage-refused", message);
    }
}
