package org.kangyang.local.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file small: every commit writes a new chunk, of which later commits leave ever less alive. Works in short
 * slices, so that no command waits long. Random updates of 5,000 documents of 4 KB (20 MB) levelled off at 80 MB.
 */
final class Compaction implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    /** Percent of the file's chunks that should be live data. */
    private static final int FILL_RATE = 70;

    private static final int REWRITTEN_BYTES = 1024 * 1024;

    private static final Duration SLICE = Duration.ofMillis(50);

    private final ScheduledExecutorService timer;
    private final DurableBackend backend;
    private long compactedAt;
    private boolean unfinished;

    private Compaction(DurableBackend backend) {
        this.backend = backend;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("database-compaction").unstarted(task));
    }

    static Compaction every(Duration interval, DurableBackend backend) {
        Compaction compaction = new Compaction(backend);
        compaction.timer.scheduleWithFixedDelay(
                compaction::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return compaction;
    }

    private void run() {
        try {
            long changes = backend.changes();
            if (unfinished || changes != compactedAt) {
                compactedAt = changes;
                backend.betweenCommands(store -> unfinished = compact(store));
            }
        } catch (RuntimeException e) {
            log.warn("Compaction of the database file failed; it is tried again", e);
        }
    }

    /**
     * Rewrites sparse chunks and frees those without live data, whose space later commits use again. H2's
     * {@code compactFile} would also move chunks about to shrink the file: under load that ran into a failing assertion
     * of H2 2.3.232 ({@code RandomAccessStore.moveChunkInside}), and a file that stops growing is all we need.
     */
    private static boolean compact(MVStore store) {
        long end = System.nanoTime() + SLICE.toNanos();
        boolean rewritten;
        do {
            store.commit();
            rewritten = store.compact(FILL_RATE, REWRITTEN_BYTES);
        } while (rewritten && System.nanoTime() < end);
        store.commit();
        return rewritten;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("Compaction of the database file did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
