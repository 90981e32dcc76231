package org.kangyang.engine.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** What lies behind a connection to the embedded store. */
final class H2Store {

    private H2Store() {}

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
    static void requireWritten(Connection connection) throws SQLException {
        Optional<MVStoreException> failure = of(connection).map(MVStore::getPanicException);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
