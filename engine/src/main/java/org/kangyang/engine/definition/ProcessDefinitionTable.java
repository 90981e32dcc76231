package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.ProcessDefinitionResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Process definitions as search results. */
@Component
class ProcessDefinitionTable {

    private static final String LATEST =
            "T.VERSION_ = (select max(L.VERSION_) from ACT_RE_PROCDEF L where L.KEY_ = T.KEY_)";

    private final DefinitionKeys definitions;

    ProcessDefinitionTable(DefinitionKeys definitions) {
        this.definitions = definitions;
    }

    Table<ProcessDefinitionResult> table() {
        return new Table<>("T.*", "ACT_RE_PROCDEF T where 1 = 1", "T.ID_", ProcessDefinitionTable::read)
                .open()
                .field("processDefinitionKey", Column.storedKey("T.ID_", definitions::id))
                .field("processDefinitionId", Column.text("T.KEY_"))
                .field("name", Column.text("coalesce(T.NAME_, T.KEY_)"))
                .field("resourceName", Column.text("T.RESOURCE_NAME_"))
                .field("version", Column.number("T.VERSION_"))
                .field("versionTag", Column.text("T.VERSION_TAG_"))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("isLatestVersion", Column.flag(LATEST))
                .filter("hasStartForm", Column.flag("1 = 0"));
    }

    private static ProcessDefinitionResult read(ResultSet row) throws SQLException {
        String name = row.getString("NAME_");
        return new ProcessDefinitionResult()
                .processDefinitionKey(Keys.text(row.getString("ID_")))
                .processDefinitionId(row.getString("KEY_"))
                .name(name == null ? row.getString("KEY_") : name)
                .resourceName(row.getString("RESOURCE_NAME_"))
                .version(row.getInt("VERSION_"))
                .versionTag(row.getString("VERSION_TAG_"))
                .hasStartForm(false)
                .tenantId(Tenants.DEFAULT);
    }
}
