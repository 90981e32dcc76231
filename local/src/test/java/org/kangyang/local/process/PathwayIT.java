package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories on the engine of this repository. */
class PathwayIT extends PathwayStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
