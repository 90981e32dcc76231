package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.DecisionDefinitionResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Decision definitions as search results. Of a file with a single decision the decision stands for the requirements. */
@Component
class DecisionDefinitionTable {

    private static final String LATEST =
            "T.VERSION_ = (select max(L.VERSION_) from ACT_RE_DECISION_DEF L where L.KEY_ = T.KEY_)";

    private final DecisionFiles files;

    DecisionDefinitionTable(DecisionFiles files) {
        this.files = files;
    }

    Table<DecisionDefinitionResult> table() {
        return new Table<>(
                        "T.*, R.VERSION_ as REQ_VERSION_",
                        "ACT_RE_DECISION_DEF T left join ACT_RE_DECISION_REQ_DEF R on R.ID_ = T.DEC_REQ_ID_ where 1 = 1",
                        "T.ID_",
                        this::read)
                .field("decisionDefinitionKey", Column.key(Dialect.key("T.ID_")))
                .field("decisionDefinitionId", Column.text("T.KEY_"))
                .field("name", Column.text("coalesce(T.NAME_, T.KEY_)"))
                .field("version", Column.number("T.VERSION_"))
                .field("decisionRequirementsKey", Column.key(Dialect.key("coalesce(T.DEC_REQ_ID_, T.ID_)")))
                .field("decisionRequirementsVersion", Column.number("coalesce(R.VERSION_, T.VERSION_)"))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("isLatestVersion", Column.flag(LATEST));
    }

    private DecisionDefinitionResult read(ResultSet row) throws SQLException {
        String name = row.getString("NAME_");
        String requirements = row.getString("DEC_REQ_ID_");
        int version = row.getInt("REQ_VERSION_");
        DecisionFiles.Requirements file =
                files.requirements(row.getString("DEPLOYMENT_ID_"), row.getString("RESOURCE_NAME_"));
        return new DecisionDefinitionResult()
                .decisionDefinitionKey(Keys.text(row.getString("ID_")))
                .decisionDefinitionId(row.getString("KEY_"))
                .name(name == null ? row.getString("KEY_") : name)
                .version(row.getInt("VERSION_"))
                .decisionRequirementsKey(Keys.text(requirements == null ? row.getString("ID_") : requirements))
                .decisionRequirementsId(file.id())
                .decisionRequirementsName(file.name())
                .decisionRequirementsVersion(requirements == null ? row.getInt("VERSION_") : version)
                .tenantId(Tenants.DEFAULT);
    }
}
