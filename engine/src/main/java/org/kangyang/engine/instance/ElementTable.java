package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.ElementInstanceResult;
import io.camunda.client.protocol.rest.ElementInstanceStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Element instances as search results, the process itself among them. */
@Component
class ElementTable {

    private final DefinitionKeys definitions;
    private final ElementSql sql;

    ElementTable(DefinitionKeys definitions, ElementSql sql) {
        this.definitions = definitions;
        this.sql = sql;
    }

    /** The newest open incident of the element; asked for only where a request names it, {@link ElementIncidents} reads it. */
    private static final String INCIDENT =
            "(select max(I.ID_) from " + ElementSql.openIncidents("T", "T.ACT_INST_ID_") + ")";

    private String relation() {
        return "(select " + sql.key("A") + " as KEY_, " + sql.id("A")
                + " as ELEMENT_ID_, coalesce(A.ACT_NAME_, "
                + sql.id("A") + ") as ELEMENT_NAME_, " + sql.type("A") + " as TYPE_, " + sql.state("A") + " as STATE_,"
                + " A.START_TIME_, A.END_TIME_, A.PROC_INST_ID_, A.PROC_DEF_ID_, A.PROC_DEF_KEY_, A.ROOT_PROC_INST_ID_,"
                + " case when A.PARENT_ACT_INST_ID_ is null or A.PARENT_ACT_INST_ID_ = A.PROC_INST_ID_"
                + " then A.PROC_INST_ID_ else " + Dialect.key("A.PARENT_ACT_INST_ID_") + " end as SCOPE_KEY_, "
                + " A.ID_ as ACT_INST_ID_ from ACT_HI_ACTINST A where " + sql.visible("A")
                + " union all select P.ID_, P.PROC_DEF_KEY_, coalesce(D.NAME_, P.PROC_DEF_KEY_), 'PROCESS',"
                + " case when P.END_TIME_ is null then 'ACTIVE' when P.STATE_ = 'COMPLETED' then 'COMPLETED'"
                + " else 'TERMINATED' end, P.START_TIME_, P.END_TIME_, P.ID_, P.PROC_DEF_ID_, P.PROC_DEF_KEY_,"
                + " P.ROOT_PROC_INST_ID_, cast(null as varchar(64)), cast(null as varchar(64))"
                + " from ACT_HI_PROCINST P left join ACT_RE_PROCDEF D on D.ID_ = P.PROC_DEF_ID_)";
    }

    Table<ElementInstanceResult> table() {
        return new Table<>("T.*", relation() + " T where 1 = 1", "T.KEY_", ElementTable::read)
                .field("elementInstanceKey", Column.key("T.KEY_"))
                .field("processInstanceKey", Column.key("T.PROC_INST_ID_"))
                .field("processDefinitionKey", Column.storedKey("T.PROC_DEF_ID_", definitions::idOfAny))
                .field("processDefinitionId", Column.text("T.PROC_DEF_KEY_"))
                .field("elementId", Column.text("T.ELEMENT_ID_"))
                .field("elementName", Column.text("T.ELEMENT_NAME_"))
                .field("type", Column.word("T.TYPE_", ElementInstanceResult.TypeEnum.class))
                .field("state", Column.word("T.STATE_", ElementInstanceStateEnum.class))
                .field("startDate", Column.time("T.START_TIME_"))
                .field("endDate", Column.time("T.END_TIME_"))
                .field("incidentKey", Column.key(INCIDENT))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("hasIncident", Column.flag(INCIDENT + " is not null"))
                .filter("elementInstanceScopeKey", Column.key("T.SCOPE_KEY_"));
    }

    private static ElementInstanceResult read(ResultSet row) throws SQLException {
        return new ElementInstanceResult()
                .elementInstanceKey(row.getString("KEY_"))
                .elementId(row.getString("ELEMENT_ID_"))
                .elementName(row.getString("ELEMENT_NAME_"))
                .type(ElementInstanceResult.TypeEnum.fromValue(row.getString("TYPE_")))
                .state(ElementInstanceStateEnum.fromValue(row.getString("STATE_")))
                .startDate(Dates.text(row, "START_TIME_"))
                .endDate(Dates.text(row, "END_TIME_"))
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_PROC_INST_ID_"))
                .processDefinitionId(row.getString("PROC_DEF_KEY_"))
                .processDefinitionKey(Keys.text(row.getString("PROC_DEF_ID_")))
                .hasIncident(false)
                .tenantId(Tenants.DEFAULT);
    }
}
