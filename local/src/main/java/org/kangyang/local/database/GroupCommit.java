package org.kangyang.local.database;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets many clients share one sync of the disk: whoever finds no commit under way leads one for all who wait.
 *
 * <p>Once a commit or sync failed, nothing that was not yet synced can be promised any more, nor can later writes: all
 * are refused until the next start, which reads the last good state from the file.
 */
final class GroupCommit {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final LongSupplier commit;
    private final Runnable sync;
    private final Consumer<Throwable> onFailure;

    private final Object monitor = new Object();
    private boolean leading;
    private long durable;
    private volatile @Nullable Throwable failure;

    /**
     * @param commit writes all changes so far to the file and returns their number
     * @param sync forces the file to disk; runs outside every lock, beside the next commands
     * @param onFailure told once
     */
    GroupCommit(LongSupplier commit, Runnable sync, Consumer<Throwable> onFailure) {
        this.commit = commit;
        this.sync = sync;
        this.onFailure = onFailure;
    }

    /** Returns once the first {@code change} changes are on disk. */
    void await(long change) {
        while (mustLead(change)) {
            lead();
        }
    }

    private boolean mustLead(long change) {
        synchronized (monitor) {
            while (durable < change) {
                refuseIfFailed();
                if (!leading) {
                    leading = true;
                    return true;
                }
                waitForLeader();
            }
            return false;
        }
    }

    private void waitForLeader() {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoServerError(11601, "Interrupted", "Interrupted while waiting for the disk");
        }
    }

    private void lead() {
        long committed = 0;
        try {
            committed = commit.getAsLong();
            sync.run();
        } catch (Throwable e) {
            fail(e);
        } finally {
            synchronized (monitor) {
                leading = false;
                if (failure == null) {
                    durable = Math.max(durable, committed);
                }
                monitor.notifyAll();
            }
        }
    }

    void fail(Throwable cause) {
        synchronized (monitor) {
            if (failure != null) {
                return;
            }
            failure = cause;
            monitor.notifyAll();
        }
        log.error("The embedded database could not write to its file; every command is refused until a restart", cause);
        onFailure.accept(cause);
    }

    boolean failed() {
        return failure != null;
    }

    void refuseIfFailed() {
        Throwable cause = failure;
        if (cause != null) {
            throw new MongoServerError(
                    91,
                    "ShutdownInProgress",
                    "The embedded database could not write to its file ("
                            + cause.getClass().getSimpleName() + "); check the disk and start again",
                    cause);
        }
    }
}
