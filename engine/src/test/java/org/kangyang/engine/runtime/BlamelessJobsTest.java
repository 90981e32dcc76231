package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kangyang.engine.runtime.BlamelessJobs.RunAgain;

/** Which failures of the engine's own jobs become incidents. */
class BlamelessJobsTest {

    private final BlamelessJobs jobs = new BlamelessJobs();

    @Test
    void one_that_read_rows_of_different_moments_is_run_again_but_not_for_ever() {
        NullPointerException torn = new NullPointerException("because \"activity\" is null");

        assertThat(jobs.getCommand("1", torn)).isInstanceOf(RunAgain.class);
        assertThat(jobs.getCommand("1", torn)).isInstanceOf(RunAgain.class);
        assertThat(jobs.getCommand("2", torn)).as("another job").isInstanceOf(RunAgain.class);
        assertThat(jobs.getCommand("1", torn)).as("the third time").isNotInstanceOf(RunAgain.class);
    }

    @Test
    void a_fault_of_the_model_is_an_incident_at_once() {
        assertThat(jobs.getCommand("1", new ElementFailure(ErrorType.CONDITION_ERROR, "no flow")))
                .isNotInstanceOf(RunAgain.class);
    }
}
