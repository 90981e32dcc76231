package org.kangyang.engine.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;

/**
 * Numeric 64-bit ids, made in memory, rising with time, unique across restarts.
 *
 * <p>An id is the milliseconds since 2024 times 4096 plus a counter. So that a machine whose time was set back cannot
 * make an id again, the highest one that may be given out is written down ahead (a block of ten minutes); a new start
 * begins above it. Operaton's own {@code simple} generator is numeric too but takes a second connection per block, which
 * starves the pool under load.
 */
public final class TimeOrderedIds implements IdGenerator {

    private static final long EPOCH = 1_704_067_200_000L;
    private static final long PER_MILLISECOND = 4096;
    private static final long BLOCK = 600_000 * PER_MILLISECOND;

    private final DataSource dataSource;
    private long last;
    private long reserved;
    private boolean ready;

    public TimeOrderedIds(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public synchronized String getNextId() {
        if (!ready) {
            last = readReserved();
            reserved = last;
            ready = true;
        }
        last = Math.max(last + 1, (System.currentTimeMillis() - EPOCH) * PER_MILLISECOND);
        if (last >= reserved) {
            reserve(last + BLOCK);
        }
        return Long.toString(last);
    }

    private long readReserved() {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table if not exists ENGINE_ID (ONE_ integer primary key, RESERVED_ bigint not null)");
            try (ResultSet r = s.executeQuery("select RESERVED_ from ENGINE_ID where ONE_ = 1")) {
                if (r.next()) {
                    return r.getLong(1);
                }
            }
            s.execute("insert into ENGINE_ID values (1, 0)");
            commit(c);
            return 0;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the highest id from the engine's store: " + e.getMessage(), e);
        }
    }

    private void reserve(long upTo) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("update ENGINE_ID set RESERVED_ = ? where ONE_ = 1")) {
            s.setLong(1, upTo);
            s.executeUpdate();
            commit(c);
            reserved = upTo;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot reserve ids in the engine's store: " + e.getMessage(), e);
        }
    }

    private static void commit(Connection c) throws SQLException {
        if (!c.getAutoCommit()) {
            c.commit();
        }
    }
}
