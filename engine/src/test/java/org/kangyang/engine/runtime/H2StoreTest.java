package org.kangyang.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the embedded store is told, and what the engine does for it instead. */
class H2StoreTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:async:./data/engine;WRITE_DELAY=0, jdbc:h2:failstop:async:./data/engine;WRITE_DELAY=0;ANALYZE_AUTO=0",
        "jdbc:h2:./engine;analyze_auto=200;WRITE_DELAY=0, jdbc:h2:failstop:./engine;WRITE_DELAY=0;ANALYZE_AUTO=0",
        "jdbc:h2:mem:engine, jdbc:h2:mem:engine;ANALYZE_AUTO=0",
        "jdbc:postgresql://host/engine, jdbc:postgresql://host/engine"
    })
    void is_told_not_to_analyse_after_commits(String url, String complete) {
        assertThat(H2Store.url(url)).isEqualTo(complete);
    }

    @Test
    void is_analysed_by_its_keeper_alone() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(H2Store.url("jdbc:h2:async:" + directory.resolve("store")));
                Statement statement = connection.createStatement()) {
            statement.execute("create table t(id int primary key, colour int)");
            statement.execute("insert into t select x, mod(x, 3) from system_range(1, 3000)");
            int unknown = selectivity(statement);

            new StoreKeeper(new SingleConnectionDataSource(connection, true)).analyze();

            assertThat(unknown).isEqualTo(50);
            assertThat(selectivity(statement)).isEqualTo(1);
        }
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
