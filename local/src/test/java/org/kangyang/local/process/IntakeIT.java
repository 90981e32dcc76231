package org.kangyang.local.process;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The stories on the engine of this repository. */
class IntakeIT extends IntakeStories {

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
