package org.kangyang.engine.incident;

import io.camunda.client.protocol.rest.IncidentErrorTypeEnum;
import io.camunda.client.protocol.rest.IncidentResult;
import io.camunda.client.protocol.rest.IncidentStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.ErrorType;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Incidents, open and resolved, as search results. Copies that the process engine keeps for callers are left out. */
@Component
public class IncidentTable {

    private static final String STATE = "(case when T.INCIDENT_STATE_ = 0 then 'ACTIVE' else 'RESOLVED' end)";

    private static final String TYPES =
            Arrays.stream(ErrorType.values()).map(type -> "'" + type + "'").collect(Collectors.joining(", ", "(", ")"));

    /** Without the names of the exceptions that Operaton puts before a failure of its expressions. */
    private static final String MESSAGE = "regexp_replace(T.INCIDENT_MSG_, '^([A-Za-z0-9_.$]+: )+\\[', '[')";

    /** What stands in brackets at the beginning; a worker's own message may begin so too. */
    private static final String BRACKETED =
            "substring(" + MESSAGE + " from 2 for greatest(position('] ' in " + MESSAGE + ") - 2, 0))";

    private static final String ERROR_TYPE = "(case when " + MESSAGE + " like '[%] %' and " + BRACKETED + " in " + TYPES
            + " then " + BRACKETED
            + " when T.ACTIVITY_ID_ like '%\\_\\_completing\\_%' escape '\\' then 'TASK_LISTENER_NO_RETRIES'"
            + " when T.INCIDENT_TYPE_ = 'failedExternalTask' then 'JOB_NO_RETRIES' else 'UNKNOWN' end)";

    private static final String JOB = "(case when T.INCIDENT_TYPE_ = 'failedExternalTask' then T.CONFIGURATION_ end)";

    private static final String ELEMENT = "regexp_replace(T.ACTIVITY_ID_, '(__|#).*$', '')";

    private final DefinitionKeys definitions;

    IncidentTable(DefinitionKeys definitions) {
        this.definitions = definitions;
    }

    /** Of an element that could not be entered there is none yet: then the scope in which it stands. */
    private String elementInstance() {
        return Dialect.key("coalesce((select max(A.ID_) from ACT_HI_ACTINST A where A.EXECUTION_ID_ = T.EXECUTION_ID_"
                + " and A.ACT_ID_ = " + ELEMENT + "), T.EXECUTION_ID_)");
    }

    /** All incidents that meet a further condition on {@code T}; empty for none. */
    public Table<IncidentResult> table(String condition) {
        return new Table<>(
                        "T.*, P.PROC_DEF_ID_ as DEF_ID_, P.PROC_DEF_KEY_ as DEF_KEY_, " + STATE + " as API_STATE_, "
                                + ERROR_TYPE + " as ERROR_TYPE_, " + JOB + " as JOB_, " + elementInstance()
                                + " as ELEMENT_INSTANCE_, " + ELEMENT + " as ELEMENT_",
                        "ACT_HI_INCIDENT T join ACT_HI_PROCINST P on P.ID_ = T.PROC_INST_ID_ where (T.CAUSE_INCIDENT_ID_ is null or T.CAUSE_INCIDENT_ID_ = T.ID_)"
                                + (condition.isEmpty() ? "" : " and " + condition),
                        "T.ID_",
                        IncidentTable::read)
                .field("incidentKey", Column.key("T.ID_"))
                .field("processDefinitionKey", Column.storedKey("P.PROC_DEF_ID_", definitions::idOfAny))
                .field("processDefinitionId", Column.text("P.PROC_DEF_KEY_"))
                .field("processInstanceKey", Column.key("T.PROC_INST_ID_"))
                .field("errorType", Column.word(ERROR_TYPE, IncidentErrorTypeEnum.class))
                .field("elementId", Column.text(ELEMENT))
                .field("elementInstanceKey", Column.key(elementInstance()))
                .field("creationTime", Column.time("T.CREATE_TIME_"))
                .field("state", Column.word(STATE, IncidentStateEnum.class).only("ACTIVE", "RESOLVED"))
                .field("jobKey", Column.key(JOB))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter(
                        "errorMessage",
                        Column.text("regexp_replace(T.INCIDENT_MSG_, '" + ElementFailure.PREFIX + "', '')"));
    }

    private static IncidentResult read(ResultSet row) throws SQLException {
        return new IncidentResult()
                .incidentKey(row.getString("ID_"))
                .processDefinitionKey(Keys.text(row.getString("DEF_ID_")))
                .processDefinitionId(row.getString("DEF_KEY_"))
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_PROC_INST_ID_"))
                .errorType(IncidentErrorTypeEnum.fromValue(row.getString("ERROR_TYPE_")))
                .errorMessage(ElementFailure.messageOf(row.getString("INCIDENT_MSG_")))
                .elementId(row.getString("ELEMENT_"))
                .elementInstanceKey(row.getString("ELEMENT_INSTANCE_"))
                .creationTime(Dates.text(row, "CREATE_TIME_"))
                .state(IncidentStateEnum.fromValue(row.getString("API_STATE_")))
                .jobKey(row.getString("JOB_"))
                .tenantId(Tenants.DEFAULT);
    }
}
