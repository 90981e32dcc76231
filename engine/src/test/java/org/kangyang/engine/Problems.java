package org.kangyang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;

/** What a refused command answers. */
public final class Problems {

    private Problems() {}

    /** Sends the command, which must be refused with this status and title. */
    public static ProblemException refused(FinalCommandStep<?> command, int status, String title) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> command.send().join());
        assertThat(problem).as("the command was not refused").isNotNull();
        assertThat(problem.code()).isEqualTo(status);
        assertThat(problem.details().getTitle()).isEqualTo(title);
        assertThat(problem.details().getDetail()).isNotBlank();
        assertThat(problem.details().getInstance()).asString().startsWith("/v2/");
        return problem;
    }
}
