package org.kangyang.local.process;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stories of the health plan on the engine of this repository. */
class PlanIT extends PlanStories {

    private static Consortium consortium;

    @BeforeAll
    static void open() throws Exception {
        consortium = new Consortium(OwnEngine.start());
    }

    @AfterAll
    static void close() throws Exception {
        consortium.close();
    }

    @Override
    Consortium consortium() {
        return consortium;
    }
}
