package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories of re-assessment on the engine of this repository. */
class ReassessmentIT extends ReassessmentStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
