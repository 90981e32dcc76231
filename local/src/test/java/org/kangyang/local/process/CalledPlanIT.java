package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories of plans and ways home that end while another process waits for them, on the engine of this repository. */
class CalledPlanIT extends CalledPlanStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
