package org.kangyang.engine.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to the embedded store that change it, and have it written, by the rules of {@link WholeWrites}. */
final class WholeConnections extends DelegatingDataSource {

    private static final Set<String> COMMITTING = Set.of("commit", "setAutoCommit");

    private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit", "close");

    private final WholeWrites writes = new WholeWrites();

    WholeConnections(DataSource h2) {
        super(h2);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return whole(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return whole(super.getConnection(username, password));
    }

    private Connection whole(Connection connection) throws SQLException {
        MVStore store = H2Store.of(connection).orElseThrow();
        WholeWrites.own(store);
        return proxy(Connection.class, new OfConnection(connection, store));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WholeConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static @Nullable String firstText(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 ? (String) arguments[0] : null;
    }

    /** Whether it is known to change nothing; what is not known may. */
    private static boolean reads(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("select") && !text.contains("for update");
    }

    private final class OfConnection implements InvocationHandler {

        private final Connection connection;
        private final MVStore store;
        private boolean changed;

        OfConnection(Connection connection, MVStore store) {
            this.connection = connection;
            this.store = store;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (ENDING.contains(name)) {
                return end(method, arguments);
            }
            if (arguments != null && arguments.length == 1 && arguments[0] == WholeWrites.class) {
                return name.equals("unwrap") ? writes : true;
            }
            Object result = WholeConnections.invoke(connection, method, arguments);
            return switch (result) {
                case CallableStatement call -> proxy(CallableStatement.class, new OfStatement(this, call, null));
                case PreparedStatement prepared ->
                    proxy(PreparedStatement.class, new OfStatement(this, prepared, firstText(arguments)));
                case Statement statement -> proxy(Statement.class, new OfStatement(this, statement, null));
                case null, default -> result;
            };
        }

        private @Nullable Object end(Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = writes.change(changed, () -> WholeConnections.invoke(connection, method, arguments));
            if (changed && COMMITTING.contains(method.getName())) {
                writes.write(store);
            }
            boolean toSavepoint = arguments != null && method.getName().equals("rollback");
            changed = changed && toSavepoint;
            return result;
        }

        @Nullable
        Object change(Statement statement, Method method, Object @Nullable [] arguments) throws Throwable {
            writes.makeRoom(store);
            Object result = writes.change(changed, () -> {
                changed = true;
                return WholeConnections.invoke(statement, method, arguments);
            });
            if (connection.getAutoCommit()) {
                changed = false;
                writes.write(store);
            }
            return result;
        }
    }

    /** @param prepared the text of a prepared statement */
    private record OfStatement(
            OfConnection connection,
            Statement statement,
            @Nullable String prepared) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return WholeConnections.invoke(statement, method, arguments);
            }
            String given = firstText(arguments);
            String executed = given == null ? prepared : given;
            return executed != null && reads(executed)
                    ? WholeConnections.invoke(statement, method, arguments)
                    : connection.change(statement, method, arguments);
        }
    }
}
