package org.kangyang.engine.runtime;

import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.operaton.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.operaton.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.beans.DirectFieldAccessor;

/**
 * When a job of a cycle was rolled back, Operaton schedules the cycle's next job and writes so at the failed one. It does
 * not look whether the job is still there: who rolled it back may have done or removed it. Nor whether somebody else who
 * ran it at the same moment, and was rolled back as well, has scheduled the next already: the cycle would go on twice.
 */
public final class FollowUps extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        return next.execute(
                command.getClass().getEnclosingClass() == RepeatingFailedJobListener.class
                        ? whereMissing(command)
                        : command);
    }

    @SuppressWarnings("NullAway")
    private static <T> Command<T> whereMissing(Command<T> command) {
        return context -> isMissing(context, command) ? command.execute(context) : null;
    }

    private static boolean isMissing(CommandContext context, Command<?> command) {
        Object failed = new DirectFieldAccessor(command).getPropertyValue("jobId");
        return context.getJobManager().findJobById((String) failed) instanceof TimerEntity timer
                && timer.getJobHandlerConfiguration() instanceof TimerJobConfiguration configuration
                && !configuration.isFollowUpJobCreated();
    }
}
