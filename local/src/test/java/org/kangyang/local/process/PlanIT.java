package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories of the health plan on the engine of this repository. */
class PlanIT extends PlanStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
