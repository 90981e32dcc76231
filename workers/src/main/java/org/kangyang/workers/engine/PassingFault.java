package org.kangyang.workers.engine;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.kangyang.core.integration.ConcurrentChange;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * What kind of fault a job ended with (DESIGN §3.4): a store that does not answer costs the job nothing and the worker
 * pauses; a clash that may be gone next time costs a retry; anything else is for a person.
 */
enum PassingFault {
    /** The store does not answer: no retry is used up, else an outage of minutes would become hundreds of incidents. */
    OUTAGE,
    /** A conflict or another fault that may be gone next time: a retry with back-off. */
    CLASH,
    /** No repetition will cure it. */
    NONE;

    /** Names, since the driver is the domain's dependency and not ours. */
    private static final Set<String> DRIVER_OUTAGES = Set.of(
            "MongoSocketException",
            "MongoTimeoutException",
            "MongoNodeIsRecoveringException",
            "MongoNotPrimaryException",
            "MongoConnectionPoolClearedException",
            "MongoServerUnavailableException",
            "MongoInterruptedException");

    static PassingFault of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentChange || cause instanceof OptimisticLockingFailureException) {
                return CLASH;
            }
            if (cause instanceof DataAccessResourceFailureException || isDriverOutage(cause.getClass())) {
                return OUTAGE;
            }
            if (cause instanceof TransientDataAccessException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException) {
                return CLASH;
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return NONE;
    }

    private static boolean isDriverOutage(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (DRIVER_OUTAGES.contains(c.getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
