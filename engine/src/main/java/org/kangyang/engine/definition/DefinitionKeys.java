package org.kangyang.engine.definition;

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

    /** The definition is no more. */
    void forget(String key) {
        ids.remove(key);
    }
}
