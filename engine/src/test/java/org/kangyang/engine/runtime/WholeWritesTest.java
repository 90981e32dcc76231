package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves of transactions, whenever it comes: copies of the file between two writes, as a kill would leave it. */
class WholeWritesTest {

    private static final int WORKERS = 12;

    private static final int COPIES = 40;

    /** H2 takes a version of its file the longer, and so meets the more commits, the more tables there are. */
    private static final int OTHER_TABLES = 900;

    /** Rows that each worker keeps. */
    private static final int KEPT = 30;

    private static final String[] TABLES = {"a", "b", "c"};

    @TempDir
    Path directory;

    private final AtomicLongArray acknowledged = new AtomicLongArray(WORKERS);
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void a_kill_leaves_each_transaction_whole_and_none_that_was_acknowledged_missing() throws Exception {
        FilePath.register(new HeldFile());
        DataSource store = source("store");
        try (Connection keepsOpen = store.getConnection();
                Statement statement = keepsOpen.createStatement();
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (String table : TABLES) {
                statement.execute(
                        "create table " + table + "(worker int, id bigint, text varchar, primary key(worker, id))");
                statement.execute("create index " + table + "_text on " + table + "(text, worker)");
            }
            for (int other = 0; other < OTHER_TABLES; other++) {
                statement.execute("create table other" + other + "(id int primary key)");
            }
            List<Future<?>> work = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                int number = worker;
                work.add(workers.submit(() -> work(store, number)));
            }
            try {
                for (int copy = 0; copy < COPIES; copy++) {
                    long[] before = acknowledgedSoFar(copy);
                    HeldFile.copy(directory.resolve("store.mv.db"), directory.resolve("copy" + copy + ".mv.db"));
                    isWhole(source("copy" + copy), before);
                }
            } finally {
                enough.set(true);
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
    }

    private DataSource source(String name) {
        String url = "jdbc:h2:" + HeldFile.SCHEME + ":" + directory.resolve(name) + ";RETENTION_TIME=0";
        return H2Store.source(H2Store.url(url), "sa", "").orElseThrow();
    }

    /** One row into each table, and the oldest out of each, in one transaction. */
    private Void work(DataSource store, int worker) throws SQLException {
        try (Connection connection = store.getConnection()) {
            connection.setAutoCommit(false);
            Random pause = new Random(worker);
            for (long id = 1; !enough.get(); id++) {
                for (String table : TABLES) {
                    try (PreparedStatement in =
                                    connection.prepareStatement("insert into " + table + " values (?, ?, ?)");
                            PreparedStatement out = connection.prepareStatement(
                                    "delete from " + table + " where worker = ? and id = ?")) {
                        // Else all wait for the file's writer together, and none commits while another's commit is
                        // written.
                        LockSupport.parkNanos(pause.nextInt(2_000_000));
                        in.setInt(1, worker);
                        in.setLong(2, id);
                        in.setString(3, "text " + id % 10);
                        in.executeUpdate();
                        out.setInt(1, worker);
                        out.setLong(2, id - KEPT);
                        out.executeUpdate();
                    }
                }
                connection.commit();
                acknowledged.set(worker, id);
            }
        }
        return null;
    }

    /** What is in the store at least, once each worker has done more than before the last copy. */
    private long[] acknowledgedSoFar(int copy) {
        long[] so = new long[WORKERS];
        for (int worker = 0; worker < WORKERS; worker++) {
            while (acknowledged.get(worker) <= 10L * copy) {
                Thread.onSpinWait();
            }
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            so[worker] = acknowledged.get(worker);
        }
        return so;
    }

    private static void isWhole(DataSource copy, long[] acknowledged) throws SQLException {
        try (Connection connection = copy.getConnection();
                Statement statement = connection.createStatement()) {
            for (int worker = 0; worker < WORKERS; worker++) {
                List<Long> rows = ids(statement, "select id from a where worker = " + worker + " order by id");
                assertThat(rows).as("worker %s", worker).hasSize((int) Math.min(rows.getLast(), KEPT));
                assertThat(rows.getLast()).as("worker %s's last", worker).isGreaterThanOrEqualTo(acknowledged[worker]);
                for (String table : TABLES) {
                    assertThat(ids(statement, "select id from " + table + " where worker = " + worker + " order by id"))
                            .as("table %s", table)
                            .isEqualTo(rows);
                    assertThat(ids(
                                    statement,
                                    "select id from " + table + " where text >= 'text' and worker = " + worker
                                            + " order by text, id"))
                            .as("index of table %s", table)
                            .containsExactlyInAnyOrderElementsOf(rows);
                }
            }
        }
    }

    private static List<Long> ids(Statement statement, String select) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** A file that is copied between two writes. */
    public static final class HeldFile extends FilePathWrapper {

        static final String SCHEME = "held";

        private static final Object WRITE = new Object();

        static void copy(Path from, Path to) throws IOException {
            synchronized (WRITE) {
                Files.copy(from, to);
            }
        }

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new WatchedFile(getBase().open(mode)) {
                @Override
                <T> T change(Change<T> change) throws IOException {
                    synchronized (WRITE) {
                        return change.make();
                    }
                }

                @Override
                public void force(boolean metaData) {
                    // A kill loses nothing that was written.
                }
            };
        }
    }
}
