package org.kangyang.engine.runtime;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets the embedded store write its file only while nothing changes in it, so that a kill leaves each transaction in the
 * file with all that it did, or with nothing.
 *
 * <p>Left to itself H2 (2.3.232, and 2.4.240 likewise) takes one table after the other into a version of its file, and the
 * log that undoes what is not committed somewhere in between, while other transactions go on. One that is committed
 * meanwhile may be in that version with some of its tables, and its log no more. If the process is killed before the next
 * version is written, a part of the transaction stays for good: an entry of an index without its row, a row of one table
 * without that of the other. Under load one kill of 15 to 120 left such a file; docs/adr/0004-engine-store.md.
 *
 * <p>So H2 is told not to write at commits ({@link #own}). Those who have committed wait until one of them has written for
 * all.
 */
final class WholeWrites {

    private final Lock changing;
    private final Lock writing;

    /** Held by whoever waits for {@link #writing}, which so never has two in line; guards {@link #written}. */
    private final Lock turn = new ReentrantLock();

    private final AtomicLong commits = new AtomicLong();

    private Written written = new Written(null, 0);

    WholeWrites() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        this.changing = lock.readLock();
        this.writing = lock.writeLock();
    }

    /** @param commits so many were in the file when it was written last */
    private record Written(@Nullable MVStore store, long commits) {}

    interface Change {
        @Nullable
        Object make() throws Throwable;
    }

    /** Takes the writing of its file from a store that was opened. */
    static void own(MVStore store) {
        // Neither at each commit (0) nor by a thread of its own (more than that).
        store.setAutoCommitDelay(-1);
    }

    /**
     * Changes something while the file is not written.
     *
     * @param holdsRows whether the transaction has changed something before: whoever changes now may wait for its rows, and
     *     the file's writer for whoever changes, so that it goes before the writer
     */
    @Nullable
    Object change(boolean holdsRows, Change change) throws Throwable {
        if (!holdsRows || !changing.tryLock()) {
            changing.lock();
        }
        try {
            return change.make();
        } finally {
            changing.unlock();
        }
    }

    /**
     * Writes what was committed before; returns once it is in the file.
     *
     * @throws SQLException when it may not be in the file
     */
    void write(MVStore store) throws SQLException {
        long mine = commits.incrementAndGet();
        turn.lock();
        try {
            Written last = written;
            if (last.store() == store && last.commits() >= mine) {
                return;
            }
            writing.lock();
            try {
                long all = commits.get();
                store.commit();
                H2Store.requireWritten(store);
                written = new Written(store, all);
            } finally {
                writing.unlock();
            }
        } catch (RuntimeException failure) {
            throw new SQLException("The store's file could not be written", "58030", ErrorCode.IO_EXCEPTION_1, failure);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Writes before H2 would do it of its own accord in the midst of a change: it does at three quarters of its limit. Waits
     * for nobody, who might wait for rows of the transaction that asks.
     */
    void makeRoom(MVStore store) {
        if (store.getUnsavedMemory() > store.getAutoCommitMemory() / 4 && writing.tryLock()) {
            try {
                store.commit();
            } finally {
                writing.unlock();
            }
        }
    }
}
