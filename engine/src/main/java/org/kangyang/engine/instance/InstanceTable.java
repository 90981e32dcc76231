package org.kangyang.engine.instance;

import io.camunda.client.protocol.rest.ProcessInstanceResult;
import io.camunda.client.protocol.rest.ProcessInstanceStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Conditions;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Process instances, running and finished, as search results. */
@Component
class InstanceTable {

    private static final String STATE = "(case when T.END_TIME_ is null then 'ACTIVE'"
            + " when T.STATE_ = 'COMPLETED' then 'COMPLETED' else 'TERMINATED' end)";

    /** An incident of a called instance is one of its callers too. */
    private static final String INCIDENT = "exists (select 1 from ACT_RU_INCIDENT I where I.PROC_INST_ID_ = T.ID_)";

    private static final String PARENT_ELEMENT =
            "(select max(C.ID_) from ACT_HI_ACTINST C where C.PROC_INST_ID_ = T.SUPER_PROCESS_INSTANCE_ID_"
                    + " and C.CALL_PROC_INST_ID_ = T.ID_)";

    private final DefinitionKeys definitions;
    private final VariableSql variables;
    private final ElementSql elements;

    InstanceTable(DefinitionKeys definitions, VariableSql variables, ElementSql elements) {
        this.definitions = definitions;
        this.variables = variables;
        this.elements = elements;
    }

    Table<ProcessInstanceResult> table() {
        return new Table<>(
                        "T.*, D.NAME_ as DEF_NAME_, D.VERSION_ as DEF_VERSION_, D.VERSION_TAG_ as DEF_TAG_, " + STATE
                                + " as API_STATE_, case when " + INCIDENT + " then 1 else 0 end as INCIDENT_, "
                                + PARENT_ELEMENT + " as PARENT_ELEMENT_",
                        "ACT_HI_PROCINST T left join ACT_RE_PROCDEF D on D.ID_ = T.PROC_DEF_ID_ where 1 = 1",
                        "T.ID_",
                        this::read)
                .field("processInstanceKey", Column.key("T.ID_"))
                .field("processDefinitionId", Column.text("T.PROC_DEF_KEY_"))
                .field("processDefinitionKey", Column.storedKey("T.PROC_DEF_ID_", definitions::idOfAny))
                .field("processDefinitionName", Column.text("coalesce(D.NAME_, D.KEY_)"))
                .field("processDefinitionVersion", Column.number("D.VERSION_"))
                .field("processDefinitionVersionTag", Column.text("D.VERSION_TAG_"))
                .field("parentProcessInstanceKey", Column.key("T.SUPER_PROCESS_INSTANCE_ID_"))
                .field("parentElementInstanceKey", Column.key(Dialect.key(PARENT_ELEMENT)))
                .field("startDate", Column.time("T.START_TIME_"))
                .field("endDate", Column.time("T.END_TIME_"))
                .field("state", Column.word(STATE, ProcessInstanceStateEnum.class))
                .field("hasIncident", Column.flag(INCIDENT))
                .field("businessId", Column.text("T.BUSINESS_KEY_"))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("rootProcessInstanceKey", Column.key("T.ROOT_PROC_INST_ID_"))
                .filter(
                        "variables",
                        (field, asked, parameters) -> variables.having(
                                field, asked, "V.PROC_INST_ID_ = T.ID_ and V.TASK_ID_ is null", parameters))
                .together(ElementSql.OF_ONE_ELEMENT, elements::anyWith)
                .filter(
                        "errorMessage",
                        (field, asked, parameters) ->
                                Conditions.among(asked, one -> elements.anyIncident(field, one, parameters)))
                .filter(
                        "hasRetriesLeft",
                        Column.flag("exists (select 1 from ACT_RU_EXT_TASK J where J.PROC_INST_ID_ = T.ID_"
                                + " and J.RETRIES_ > 0 and J.ERROR_MSG_ is not null)"));
    }

    private ProcessInstanceResult read(ResultSet row) throws SQLException {
        String definition = row.getString("PROC_DEF_KEY_");
        String name = row.getString("DEF_NAME_");
        String parent = row.getString("PARENT_ELEMENT_");
        return new ProcessInstanceResult()
                .processInstanceKey(row.getString("ID_"))
                .processDefinitionId(definition)
                .processDefinitionName(name == null ? definition : name)
                .processDefinitionKey(Keys.text(row.getString("PROC_DEF_ID_")))
                .processDefinitionVersion(DefinitionKeys.version(row))
                .processDefinitionVersionTag(row.getString("DEF_TAG_"))
                .startDate(Dates.text(row, "START_TIME_"))
                .endDate(Dates.text(row, "END_TIME_"))
                .state(ProcessInstanceStateEnum.fromValue(row.getString("API_STATE_")))
                .hasIncident(row.getInt("INCIDENT_") == 1)
                .parentProcessInstanceKey(row.getString("SUPER_PROCESS_INSTANCE_ID_"))
                .parentElementInstanceKey(parent == null ? null : Keys.text(parent))
                .rootProcessInstanceKey(row.getString("ROOT_PROC_INST_ID_"))
                .businessId(row.getString("BUSINESS_KEY_"))
                .tags(Set.of())
                .tenantId(Tenants.DEFAULT);
    }
}
