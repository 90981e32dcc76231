package org.kangyang.engine.runtime;

import java.sql.SQLException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Two transactions that wait for each other (PostgreSQL ends one, after a second) mean the same as two that change the
 * same row: the one that was rolled back is run again. Operaton would answer a failure, and make an incident of a job
 * that had no fault.
 */
public final class Deadlocks extends CommandInterceptor {

    /** SQL state class "transaction rollback": deadlock, serialization failure. */
    private static final String ROLLBACK = "40";

    /** H2's lock time-out, by which it ends what may be a deadlock. */
    private static final String LOCKED_TOO_LONG = "HYT00";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (OptimisticLockingException known) {
            throw known;
        } catch (ProcessEngineException failure) {
            if (isRollback(failure)) {
                throw new OptimisticLockingException(
                        "Another transaction was in the way: " + failure.getMessage(), failure);
            }
            throw failure;
        }
    }

    static boolean isRollback(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith(ROLLBACK)
                                || sql.getSQLState().equals(LOCKED_TOO_LONG)));
    }
}
