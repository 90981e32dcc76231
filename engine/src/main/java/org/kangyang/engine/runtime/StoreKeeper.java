package org.kangyang.engine.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps the file of the embedded store small, and what the store knows of its tables fresh.
 *
 * <p>H2 has no thread here that would compact its file, since its commits are written for it ({@link WholeWrites}), and
 * the file would grow without bound. This compacts instead, a little at a time. On PostgreSQL there is nothing to do. What
 * was measured: docs/adr/0004-engine-store.md.
 */
@Component
class StoreKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(StoreKeeper.class);
    /** A smaller file is left alone, unless its room is smaller still. */
    private static final long WORTH_IT = 32L << 20;

    /** A file may be as many times what is alive in it before anybody waits for its sake. */
    private static final int TIMES_ALIVE = 6;

    private static final int FULL_ENOUGH = 60;
    /** Live pages in chunks, in percent, below which there is much to gain. */
    private static final int SPARSE = 30;

    /** Commits between two looks, of a server that has time. */
    private static final long FEW = 5;

    /** Rewritten at once; others wait for it, 3 ms or so. Twice as much each time that no chunk is as empty as that. */
    private static final int LITTLE = 1 << 15;

    private static final int MUCH = 1 << 20;

    private static final Duration SLICE = Duration.ofMillis(400);

    /** Part of a slice that goes into the work on a file of twice its room; on a smaller one as much less as it is over. */
    private static final double MOST = 0.9;

    /** The same on a file within its room. */
    private static final double LEAST = 0.1;

    private static final int SAMPLE = 2_000;

    private final DataSource dataSource;
    private final DataSize room;

    /** At the last look, of the one thread that compacts. */
    private long version;

    /** @param room that a file may have at least, before anybody waits for its sake */
    StoreKeeper(DataSource dataSource, @Value("${engine.store.room:256MB}") DataSize room) {
        this.dataSource = dataSource;
        this.room = room;
    }

    @Scheduled(fixedDelayString = "${engine.store.compact:500ms}", initialDelayString = "${engine.store.compact:500ms}")
    void compact() {
        try {
            Optional<Embedded> embedded = embedded();
            if (embedded.isPresent()) {
                compact(embedded.get());
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The store's file could not be compacted; it is tried again", e);
        }
    }

    /** For the choice of indexes; in a statement of its own, which holds the version that it reads. */
    @Scheduled(fixedDelayString = "${engine.store.analyze:10m}", initialDelayString = "${engine.store.analyze:10m}")
    void analyze() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (H2Store.of(connection).isPresent()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ANALYZE SAMPLE_SIZE " + SAMPLE);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The store's tables could not be analysed; it is tried again", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Rewrites what is alive in sparse chunks; later commits use their space again. That costs processor time which a busy
     * server has not: it is done where the file is larger than its room, or where there is time.
     *
     * <p>{@code compactFile} would also move chunks about to shrink the file, which once failed under load (an assertion of
     * H2 2.3.232).
     */
    private void compact(Embedded embedded) throws SQLException {
        MVStore store = embedded.store();
        FileStore<?> file = store.getFileStore();
        if (file == null || file.size() < Math.min(WORTH_IT, room.toBytes())) {
            return;
        }
        if (store.getRetentionTime() != 0) {
            // A URL that forgot RETENTION_TIME=0: what is dead would be kept 45 seconds, and the file grows with it.
            store.setRetentionTime(0);
        }
        long before = file.size();
        long commits = store.getCurrentVersion() - version;
        // The rate of live pages within the chunks; the file's own rate counts chunks full of dead pages as full.
        int rate = file.getChunksFillRate();
        long alive = before * file.getFillRate() / 100 * rate / 100;
        double times = (double) before / Math.max(room.toBytes(), TIMES_ALIVE * alive);
        if (times > 1) {
            // On a busy server a step waits long for its turn: the larger the file, the more of it in one.
            work(embedded, file, (int) Math.min(MUCH, LITTLE * times * times), Math.min(MOST, MOST * (times - 1)));
        } else if (commits < FEW && rate < SPARSE) {
            work(embedded, file, LITTLE, LEAST);
        }
        version = store.getCurrentVersion();
        LOG.debug("The store's file has {} MB, {} before", file.size() >> 20, before >> 20);
    }

    private static void work(Embedded embedded, FileStore<?> file, int least, double part) throws SQLException {
        long end = System.nanoTime() + SLICE.toNanos();
        int enough = least;
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            enough = rewrite(embedded.store(), file, enough);
            if (enough == 0) {
                return;
            }
            // What was rewritten counts once it is written.
            embedded.writes().write(embedded.store());
            // Commits that waited for the step come first: the store's lock goes to whoever asks next.
            // No longer than to the slice's end: other regular work shares this thread.
            long now = System.nanoTime();
            LockSupport.parkNanos(Math.min((long) ((now - begin) * (1 / part - 1)), end - now));
        }
    }

    /** @return how much had to be rewritten at once so that it was something; 0: nothing is worth it */
    private static int rewrite(MVStore store, FileStore<?> file, int least) {
        AtomicBoolean found = new AtomicBoolean();
        for (int bytes = least; bytes <= MUCH; bytes *= 2) {
            int most = bytes;
            // In the store's own turn: MVStore.compact gives way where commits are many, which is when it matters.
            store.executeFilestoreOperation(() -> found.set(file.compact(FULL_ENOUGH, most)));
            if (found.get()) {
                return bytes;
            }
        }
        return 0;
    }

    private record Embedded(MVStore store, WholeWrites writes) {}

    private Optional<Embedded> embedded() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.isWrapperFor(WholeWrites.class)
                    ? Optional.of(
                            new Embedded(H2Store.of(connection).orElseThrow(), connection.unwrap(WholeWrites.class)))
                    : Optional.empty();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
