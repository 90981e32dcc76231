package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The same stories on Camunda's official image; skipped, with the reason, where it cannot be had. */
class CalledPlanOnCamundaIT extends CalledPlanStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onCamunda();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
