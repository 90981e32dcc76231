package org.kangyang.engine.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** What lies behind a connection to the embedded store. */
final class H2Store {

    private static final String EMBEDDED = "jdbc:h2:";
    private static final String NO_ANALYSIS = ";ANALYZE_AUTO=0";
    private static final String OURS = "(?i);(ANALYZE_AUTO|WRITE_DELAY)=[^;]*";

    private H2Store() {}

    /**
     * The URL with what an embedded store needs, whatever else it says: no analysis of tables by H2 itself, which reads them
     * after a commit without holding the version it reads (a reader too slow found "Chunk not found", and the commit looked
     * failed; {@link StoreKeeper} analyses instead), nothing about when it is written ({@link WholeWrites} decides), and a file
     * that a failed write ends ({@link FailStopFile}).
     */
    static String url(String jdbcUrl) {
        if (!jdbcUrl.startsWith(EMBEDDED)) {
            return jdbcUrl;
        }
        String quiet = jdbcUrl.replaceAll(OURS, "") + NO_ANALYSIS;
        return FailStopFile.protect(quiet);
    }

    /** What gives connections to it; empty where nothing is kept in a file of the embedded store. */
    static Optional<DataSource> source(String url, String username, String password) {
        if (!url.startsWith(EMBEDDED + FailStopFile.SCHEME)) {
            return Optional.empty();
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser(username);
        h2.setPassword(password);
        return Optional.of(new WholeConnections(h2));
    }

    /** Empty on any other database. */
    static Optional<MVStore> of(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return Optional.empty();
        }
        var session = connection.unwrap(JdbcConnection.class).getSession();
        return session instanceof SessionLocal local
                ? Optional.ofNullable(local.getDatabase().getStore()).map(store -> store.getMvStore())
                : Optional.empty();
    }

    /**
     * To be asked after a commit. When a write fails, H2 closes the store; what other connections commit at that moment is
     * accepted without being written.
     *
     * @throws MVStoreException when the store has failed, so that what was committed may not be in the file
     */
    static void requireWritten(MVStore store) {
        MVStoreException failure = store.getPanicException();
        if (failure != null) {
            throw failure;
        }
    }
}
