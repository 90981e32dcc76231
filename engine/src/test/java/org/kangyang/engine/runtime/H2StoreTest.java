package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.unit.DataSize;

/** What the embedded store is told, and what the engine does for it instead. */
class H2StoreTest {

    /** What a file may have, however little is in it. */
    private static final DataSize ROOM = DataSize.ofMegabytes(64);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:async:./data/engine;WRITE_DELAY=0, jdbc:h2:failstop:async:./data/engine;ANALYZE_AUTO=0",
        "jdbc:h2:./engine;analyze_auto=200;write_delay=0, jdbc:h2:failstop:./engine;ANALYZE_AUTO=0",
        "jdbc:h2:mem:engine, jdbc:h2:mem:engine;ANALYZE_AUTO=0",
        "jdbc:postgresql://host/engine, jdbc:postgresql://host/engine"
    })
    void is_told_neither_to_analyse_nor_to_write_after_commits(String url, String complete) {
        assertThat(H2Store.url(url)).isEqualTo(complete);
    }

    @Test
    void is_analysed_by_its_keeper_alone() throws SQLException {
        try (Connection connection = store();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t(id int primary key, colour int)");
            statement.execute("insert into t select x, mod(x, 3) from system_range(1, 3000)");
            int unknown = selectivity(statement);

            new StoreKeeper(new SingleConnectionDataSource(connection, true), ROOM).analyze();

            assertThat(unknown).isEqualTo(50);
            assertThat(selectivity(statement)).isEqualTo(1);
        }
    }

    @Test
    void is_made_denser_by_its_keeper_until_little_is_gained() throws SQLException {
        try (Connection connection = store();
                Statement statement = connection.createStatement()) {
            var keeper = new StoreKeeper(new SingleConnectionDataSource(connection, true), ROOM);
            FileStore<?> file = H2Store.of(connection).orElseThrow().getFileStore();
            statement.execute("create table t(id int primary key, written int, text varchar)");
            statement.execute("insert into t select x, 0, repeat('x', 300) from system_range(1, 50000)");
            Random random = new Random(1);
            for (int i = 0; i < 5_000; i++) {
                statement.execute("update t set written = written + 1 where id = " + (1 + random.nextInt(50_000)));
            }
            assertThat(file.getChunksFillRate()).as("alive, in percent").isLessThan(25);

            for (int looks = 0; looks < 1_000 && file.size() > ROOM.toBytes(); looks++) {
                keeper.compact();
            }

            assertThat(file.size()).as("has its room").isLessThanOrEqualTo(ROOM.toBytes());
            for (int looks = 0; looks < 1_000 && file.getChunksFillRate() < 30; looks++) {
                keeper.compact();
            }
            assertThat(file.getChunksFillRate()).as("alive, in percent").isGreaterThanOrEqualTo(30);
            long size = file.size();
            keeper.compact();
            assertThat(file.size()).as("at rest").isEqualTo(size);
            try (ResultSet sum = statement.executeQuery("select count(*), sum(written) from t")) {
                assertThat(sum.next()).isTrue();
                assertThat(sum.getInt(1)).isEqualTo(50_000);
                assertThat(sum.getInt(2)).isEqualTo(5_000);
            }
        }
    }

    /** Its rest grows without bound as the file comes near its room, and other regular work shares its thread. */
    @Test
    @Timeout(60)
    void is_left_by_its_keeper_after_a_while_however_little_it_is_over_its_room() throws SQLException {
        try (Connection connection = store();
                Statement statement = connection.createStatement()) {
            MVStore store = H2Store.of(connection).orElseThrow();
            FileStore<?> file = store.getFileStore();
            statement.execute("create table t(id int primary key, text varchar)");
            statement.execute("insert into t select x, repeat('x', 300) from system_range(1, 50000)");
            for (int id = 1; id <= 50_000; id += 50) {
                statement.execute("update t set text = '' where id = " + id);
            }
            statement.execute("delete from t where mod(id, 20) <> 0");
            long commits = store.getCurrentVersion();

            new StoreKeeper(new SingleConnectionDataSource(connection, true), DataSize.ofBytes(file.size() - 1))
                    .compact();

            assertThat(store.getCurrentVersion()).as("it had work").isGreaterThan(commits);
        }
    }

    private Connection store() throws SQLException {
        String url = H2Store.url("jdbc:h2:async:" + directory.resolve("store") + ";RETENTION_TIME=0");
        return H2Store.source(url, "sa", "").orElseThrow().getConnection();
    }

    /** Percent of different values in a column; 50 where it is not known. */
    private static int selectivity(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select selectivity from information_schema.columns where table_name = 'T' and column_name = 'COLOUR'")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
