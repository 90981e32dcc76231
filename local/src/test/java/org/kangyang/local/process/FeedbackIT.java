package org.kangyang.local.process;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The stories of the feedback to families on the engine of this repository. */
class FeedbackIT extends FeedbackStories {

    @RegisterExtension
    static final RunningConsortium CONSORTIUM = RunningConsortium.onOwnEngine();

    @Override
    Consortium consortium() {
        return CONSORTIUM.get();
    }
}
