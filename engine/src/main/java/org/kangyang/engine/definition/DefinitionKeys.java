package org.kangyang.engine.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.runtime.Keys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds the process engine's id of a process definition by its key; what is deployed never changes its id. */
@Component
public class DefinitionKeys {

    private final JdbcTemplate jdbc;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    DefinitionKeys(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** {@code <process>:<version>:<key>}, or null if there is no such definition. */
    public @Nullable String id(String key) {
        if (!Keys.isKey(key)) {
            return null;
        }
        String known = ids.get(key);
        if (known != null) {
            return known;
        }
        List<String> found = jdbc.queryForList(
                "select ID_ from ACT_RE_PROCDEF where ID_ = ? or ID_ like ?", String.class, key, "%:" + key);
        if (found.isEmpty()) {
            return null;
        }
        ids.put(key, found.getFirst());
        return found.getFirst();
    }

    /** As {@link #id}, and of a definition that is no more, whose instances history still has. */
    public @Nullable String idOfAny(String key) {
        String deployed = id(key);
        if (deployed != null || !Keys.isKey(key)) {
            return deployed;
        }
        return jdbc
                .queryForList(
                        "select PROC_DEF_ID_ from ACT_HI_PROCINST where PROC_DEF_ID_ = ? or PROC_DEF_ID_ like ? limit 1",
                        String.class,
                        key,
                        "%:" + key)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The version within {@code <process>:<version>:<key>}; 1 in an id that is too long to hold it. */
    public static int version(String id) {
        String[] parts = id.split(":");
        return parts.length == 3 ? Integer.parseInt(parts[1]) : 1;
    }

    /** {@code DEF_VERSION_} of a row, and where its definition is no more, the version in its {@code PROC_DEF_ID_}. */
    public static int version(ResultSet row) throws SQLException {
        int version = row.getInt("DEF_VERSION_");
        return row.wasNull() ? version(row.getString("PROC_DEF_ID_")) : version;
    }

    /** The definition is no more. */
    void forget(String key) {
        ids.remove(key);
    }
}
