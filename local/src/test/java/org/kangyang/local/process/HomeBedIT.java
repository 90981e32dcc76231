package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories of the way home on the engine of this repository. */
class HomeBedIT extends HomeBedStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
