package org.kangyang.core.plan;

import org.kangyang.core.integration.Refusal;

/** The plan does not stand where this may happen; the API answers 409. */
public final class PlanStageRefused extends Refusal {
    PlanStageRefused(String message) {
        super("plan-stage", message);
    }
}
