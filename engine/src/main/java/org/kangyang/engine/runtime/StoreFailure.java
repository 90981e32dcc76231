package org.kangyang.engine.runtime;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells failures of the store itself (it is away, or its disk is full) from all others: they are nobody's fault, pass, and
 * left nothing half done.
 */
public final class StoreFailure {

    /** SQL state classes: connection, insufficient resources (disk full), operator intervention (the server stops). */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private static final Set<Integer> H2 = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.CONNECTION_BROKEN_1);

    /** What the pool says, without a state, of a connection that broke a moment ago. */
    private static final String POOL_CLOSED_IT = "Connection is closed";

    private StoreFailure() {}

    /** Whether the store's failure is among the causes. */
    public static boolean causes(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof Away
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof MVStoreException
                        || cause instanceof SQLException sql && isOne(sql));
    }

    private static boolean isOne(SQLException failure) {
        String state = failure.getSQLState();
        return H2.contains(failure.getErrorCode())
                || POOL_CLOSED_IT.equals(failure.getMessage())
                || state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    /** Whether the store failed at the commit, so that nobody knows whether the command was done. */
    public static boolean leavesOpen(Throwable failure) {
        return Causes.of(failure).anyMatch(OutcomeUnknown.class::isInstance);
    }

    /** The store did not even take a rollback, so that nothing was committed. */
    static final class Away extends RuntimeException {
        Away(Throwable cause) {
            super("The store is away: " + cause.getMessage(), cause);
        }
    }

    /** The store failed while it was told to commit. */
    static final class OutcomeUnknown extends TransactionSystemException {
        OutcomeUnknown(Throwable cause) {
            super("The store failed at the commit: " + cause.getMessage(), cause);
        }
    }
}
