package org.kangyang.engine.job;

import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import io.camunda.client.protocol.rest.JobSearchResult;
import io.camunda.client.protocol.rest.JobStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.runtime.ElementFailure;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** Jobs as search results: those not yet done. What was done is seen by its element instance. */
@Component
class JobTable {

    private static final String UNHANDLED = "T.ERROR_MSG_ like '[UNHANDLED\\_ERROR\\_EVENT]%' escape '\\'";

    private static final String INCIDENT = "exists (select 1 from ACT_RU_INCIDENT I where I.CONFIGURATION_ = T.ID_)";

    private static final String STATE = "(case when " + INCIDENT + " and " + UNHANDLED + " then 'ERROR_THROWN'"
            + " when " + INCIDENT
            + " and T.RETRIES_ > 0 then 'RETRIES_UPDATED' when T.ERROR_MSG_ is not null then 'FAILED'"
            + " else 'CREATED' end)";

    private static final String LISTENER = "T.ACT_ID_ like '%\\_\\_completing\\_%' escape '\\'";
    private static final String KIND = "(case when " + LISTENER + " then 'TASK_LISTENER' else 'BPMN_ELEMENT' end)";
    private static final String EVENT = "(case when " + LISTENER + " then 'COMPLETING' else 'UNSPECIFIED' end)";

    /** Without the lock of a job that waits for its incident to be resolved ({@link Jobs}). */
    private static final String DEADLINE =
            "(case when T.LOCK_EXP_TIME_ < timestamp '8999-12-31 00:00:00' then T.LOCK_EXP_TIME_ end)";

    private static final String RETRIES = "coalesce(T.RETRIES_, 3)";
    private static final String ELEMENT = "regexp_replace(T.ACT_ID_, '__.*$', '')";
    private static final String MESSAGE = "regexp_replace(T.ERROR_MSG_, '" + ElementFailure.PREFIX + "', '')";

    private final DefinitionKeys definitions;
    private final ModelFacts models;

    JobTable(DefinitionKeys definitions, ModelFacts models) {
        this.definitions = definitions;
        this.models = models;
    }

    Table<JobSearchResult> table() {
        String element = Dialect.key("T.ACT_INST_ID_");
        return Table.completed(
                        "T.*, " + STATE + " as API_STATE_, " + KIND + " as KIND_, " + EVENT + " as EVENT_, " + RETRIES
                                + " as API_RETRIES_, " + element
                                + " as ELEMENT_INSTANCE_, X.ROOT_PROC_INST_ID_ as ROOT_, " + DEADLINE + " as DEADLINE_",
                        "ACT_RU_EXT_TASK T left join ACT_RU_EXECUTION X on X.ID_ = T.PROC_INST_ID_ where 1 = 1",
                        "T.ID_",
                        this::read)
                .field("jobKey", Column.key("T.ID_"))
                .field("type", Column.text("T.TOPIC_NAME_"))
                .field("worker", Column.text("coalesce(T.WORKER_ID_, '')"))
                .field(
                        "state",
                        Column.word(STATE, JobStateEnum.class)
                                .only("CREATED", "FAILED", "RETRIES_UPDATED", "ERROR_THROWN"))
                .field("kind", Column.word(KIND, JobKindEnum.class))
                .field("listenerEventType", Column.word(EVENT, JobListenerEventTypeEnum.class))
                .field("retries", Column.number(RETRIES))
                .field("deadline", Column.time(DEADLINE))
                .filter("creationTime", Column.time("T.CREATE_TIME_"))
                .field("errorMessage", Column.text(MESSAGE))
                .field("hasFailedWithRetriesLeft", Column.flag("T.ERROR_MSG_ is not null and T.RETRIES_ > 0"))
                .field("elementId", Column.text(ELEMENT))
                .field("elementInstanceKey", Column.key(element))
                .field("processInstanceKey", Column.key("T.PROC_INST_ID_"))
                .field("processDefinitionId", Column.text("T.PROC_DEF_KEY_"))
                .field("processDefinitionKey", Column.storedKey("T.PROC_DEF_ID_", definitions::id))
                .field("tenantId", Column.text("'" + Tenants.DEFAULT + "'"));
    }

    private Supplier<JobSearchResult> read(ResultSet row) throws SQLException {
        String definition = row.getString("PROC_DEF_ID_");
        String activity = row.getString("ACT_ID_");
        String message = row.getString("ERROR_MSG_");
        JobSearchResult job = new JobSearchResult()
                .jobKey(row.getString("ID_"))
                .type(row.getString("TOPIC_NAME_"))
                .worker(row.getString("WORKER_ID_") == null ? "" : row.getString("WORKER_ID_"))
                .state(JobStateEnum.fromValue(row.getString("API_STATE_")))
                .kind(JobKindEnum.fromValue(row.getString("KIND_")))
                .listenerEventType(JobListenerEventTypeEnum.fromValue(row.getString("EVENT_")))
                .retries(row.getInt("API_RETRIES_"))
                .deadline(Dates.text(row, "DEADLINE_"))
                .creationTime(Dates.text(row, "CREATE_TIME_"))
                .errorMessage(message == null ? null : ElementFailure.messageOf(message))
                .hasFailedWithRetriesLeft(message != null && row.getInt("API_RETRIES_") > 0)
                .isDenied(false)
                .elementInstanceKey(row.getString("ELEMENT_INSTANCE_"))
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_"))
                .processDefinitionId(row.getString("PROC_DEF_KEY_"))
                .processDefinitionKey(Keys.text(definition))
                .tenantId(Tenants.DEFAULT);
        return () -> {
            ElementFacts facts = models.facts(definition, activity);
            return job.elementId(facts.elementId()).customHeaders(facts.headers());
        };
    }
}
