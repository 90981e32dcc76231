package org.kangyang.engine.runtime;

import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a job of a cycle was rolled back, Operaton schedules the cycle's next job and writes so at the failed one. Where it
 * was rolled back because somebody else had done or removed it meanwhile, it is gone and whoever came first has seen to
 * the next; Operaton does not look whether it is there.
 */
public final class FollowUps extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);

    @Override
    public <T> T execute(Command<T> command) {
        return next.execute(
                command.getClass().getEnclosingClass() == RepeatingFailedJobListener.class
                        ? unlessGone(command)
                        : command);
    }

    @SuppressWarnings("NullAway")
    private static <T> Command<T> unlessGone(Command<T> command) {
        return context -> {
            try {
                return command.execute(context);
            } catch (NullPointerException gone) {
                LOG.debug("A job that was rolled back is gone, and needs no other to follow it");
                return null;
            }
        };
    }
}
