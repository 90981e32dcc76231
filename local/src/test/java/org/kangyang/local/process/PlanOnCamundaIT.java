package org.kangyang.local.process;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The same stories on Camunda's official image; skipped, with the reason, where it cannot be had. */
class PlanOnCamundaIT extends PlanStories {

    private static Consortium consortium;

    @BeforeAll
    static void open() throws Exception {
        CamundaImage.missing().ifPresent(reason -> Assumptions.abort("Not run on Camunda 8: " + reason + "."));
        consortium = new Consortium(CamundaImage.start());
    }

    @AfterAll
    static void close() throws Exception {
        if (consortium != null) {
            consortium.close();
        }
    }

    @Override
    Consortium consortium() {
        return consortium;
    }
}
