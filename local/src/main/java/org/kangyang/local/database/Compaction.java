package org.kangyang.local.database;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file small: every commit writes a new chunk, and without rewriting, a document changed often would leave its
 * every version behind. Works in short slices, so that no command waits long.
 */
final class Compaction implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    /** Percent of the file, and of its chunks, that should be live data. */
    private static final int FILL_RATE = 70;

    private static final int SLICE_MILLIS = 50;

    private final ScheduledExecutorService timer;
    private final DurableBackend backend;
    private long compactedAt;

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
            if (changes != compactedAt) {
                compactedAt = changes;
                backend.betweenCommands(Compaction::compact);
            }
        } catch (RuntimeException e) {
            log.warn("Compaction of the database file failed; it is tried again", e);
        }
    }

    private static void compact(MVStore store) {
        FileStore<?> file = store.getFileStore();
        if (file.getFillRate() < FILL_RATE || file.getChunksFillRate() < FILL_RATE) {
            store.commit();
            store.compactFile(SLICE_MILLIS);
        }
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
