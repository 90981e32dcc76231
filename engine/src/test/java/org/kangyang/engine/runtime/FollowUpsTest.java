package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.operaton.bpm.engine.impl.persistence.entity.JobManager;

/** A job of a cycle that lost against another transaction. */
class FollowUpsTest {

    private final CommandContext context = mock(CommandContext.class);
    private final FollowUps followUps = new FollowUps();

    private final CommandInterceptor operaton = new CommandInterceptor() {
        @Override
        public <T> T execute(Command<T> command) {
            return command.execute(context);
        }
    };

    @BeforeEach
    void no_job_is_there() {
        JobManager none = mock(JobManager.class);
        when(context.getJobManager()).thenReturn(none);
        followUps.setNext(operaton);
    }

    @Test
    void needs_no_other_to_follow_it_when_it_is_gone() {
        assertThatThrownBy(() -> new RepeatingFailedJobListener(operaton, "1").execute(context))
                .as("Operaton alone; without this failure FollowUps is superfluous")
                .isInstanceOf(NullPointerException.class);
        assertThatCode(() -> new RepeatingFailedJobListener(followUps, "1").execute(context))
                .doesNotThrowAnyException();
    }

    @Test
    void every_other_command_fails_as_it_does() {
        Command<Void> broken = context -> {
            throw new NullPointerException("own");
        };
        assertThatThrownBy(() -> followUps.execute(broken)).hasMessage("own");
    }
}
