package org.kangyang.engine.usertask;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.camunda.client.protocol.rest.UserTaskStateEnum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kangyang.engine.definition.DefinitionKeys;
import org.kangyang.engine.instance.VariableSql;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.search.Column;
import org.kangyang.engine.search.Conditions;
import org.kangyang.engine.search.Dialect;
import org.kangyang.engine.search.Parameters;
import org.kangyang.engine.search.Table;
import org.kangyang.engine.security.Caller;
import org.kangyang.engine.translation.ElementFacts;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.web.Dates;
import org.kangyang.engine.web.Tenants;
import org.springframework.stereotype.Component;

/** User tasks, open and ended, as search results. */
@Component
class UserTaskTable {

    private static final String FROM = """
            ACT_HI_TASKINST T
              left join ACT_RE_PROCDEF D on D.ID_ = T.PROC_DEF_ID_
              left join ACT_HI_ACTINST I on I.ID_ = T.ACT_INST_ID_
             where 1 = 1""";

    private static final String STATE = "(case when T.END_TIME_ is null then 'CREATED'"
            + " when T.DELETE_REASON_ is null or T.DELETE_REASON_ <> 'completed' or I.ACT_INST_STATE_ = 2 then 'CANCELED'"
            + " when exists (select 1 from ACT_RU_EXT_TASK J where J.EXECUTION_ID_ = T.EXECUTION_ID_"
            + " and J.ACT_INST_ID_ = T.ACT_INST_ID_) then 'COMPLETING' else 'COMPLETED' end)";

    private final DefinitionKeys definitions;
    private final VariableSql variables;
    private final ModelFacts models;
    private final TaskForms forms;

    UserTaskTable(DefinitionKeys definitions, VariableSql variables, ModelFacts models, TaskForms forms) {
        this.definitions = definitions;
        this.variables = variables;
        this.models = models;
        this.forms = forms;
    }

    Table<UserTaskResult> table() {
        String element = Dialect.key("T.ACT_INST_ID_");
        String readable = Caller.current().readsVariables("T") + " and V.PROC_INST_ID_ = T.PROC_INST_ID_";
        return Table.completed(
                        "T.*, D.NAME_ as DEF_NAME_, D.VERSION_ as DEF_VERSION_, " + STATE + " as API_STATE_, " + element
                                + " as ELEMENT_INSTANCE_",
                        FROM + " and " + Caller.current().sees("T"),
                        "T.ID_",
                        this::read)
                .open()
                .filter("userTaskKey", Column.key("T.ID_"))
                .filter("state", Column.word(STATE, UserTaskStateEnum.class))
                .filter("assignee", Column.text("T.ASSIGNEE_"))
                .field("priority", Column.number("T.PRIORITY_"))
                .filter("elementId", Column.text("T.TASK_DEF_KEY_"))
                .field("name", Column.text("coalesce(T.NAME_, T.TASK_DEF_KEY_)"))
                .field("creationDate", Column.time("T.START_TIME_"))
                .field("completionDate", Column.time("T.END_TIME_"))
                .field("followUpDate", Column.time("T.FOLLOW_UP_DATE_"))
                .field("dueDate", Column.time("T.DUE_DATE_"))
                .filter("processDefinitionId", Column.text("T.PROC_DEF_KEY_"))
                .filter("processDefinitionKey", Column.storedKey("T.PROC_DEF_ID_", definitions::idOfAny))
                .filter("processInstanceKey", Column.key("T.PROC_INST_ID_"))
                .filter("elementInstanceKey", Column.key(element))
                .filter("tenantId", Column.text("'" + Tenants.DEFAULT + "'"))
                .filter("tags", (field, asked, parameters) -> "1 = 0") // no instance has any; see ProcessInstances
                .filter(
                        "candidateGroup",
                        (field, asked, parameters) ->
                                Conditions.among(asked, one -> candidate(field, "GROUP_ID_", one, parameters)))
                .filter(
                        "candidateUser",
                        (field, asked, parameters) ->
                                Conditions.among(asked, one -> candidate(field, "USER_ID_", one, parameters)))
                .filter(
                        "processInstanceVariables",
                        (field, asked, parameters) -> variables.having(
                                field, asked, readable + " and V.SCOPE_KEY_ = T.PROC_INST_ID_", parameters))
                .filter(
                        "localVariables",
                        (field, asked, parameters) -> variables.having(
                                field, asked, readable + " and V.SCOPE_KEY_ = " + element, parameters));
    }

    /** Candidates of open tasks, and of ended ones as far as history has them. */
    private static String candidate(String field, String column, JsonNode asked, Parameters parameters) {
        List<String> any = new ArrayList<>();
        String met = Conditions.compare(field, Column.text("L." + column), asked, parameters);
        any.add("exists (select 1 from ACT_RU_IDENTITYLINK L where L.TASK_ID_ = T.ID_ and L.TYPE_ = 'candidate' and L."
                + column + " is not null" + (met.isEmpty() ? "" : " and " + met) + ")");
        String once = Conditions.compare(field, Column.text("L." + column), asked, parameters);
        any.add("(T.END_TIME_ is not null and exists (select 1 from ACT_HI_IDENTITYLINK L where L.TASK_ID_ = T.ID_"
                + " and L.TYPE_ = 'candidate' and L." + column
                + " is not null and L.OPERATION_TYPE_ = 'add' and not exists (select 1 from"
                + " ACT_HI_IDENTITYLINK G where G.TASK_ID_ = L.TASK_ID_ and G.OPERATION_TYPE_ = 'delete' and G."
                + column
                + " = L." + column + " and G.TIMESTAMP_ >= L.TIMESTAMP_)" + (once.isEmpty() ? "" : " and " + once)
                + "))");
        return String.join(" or ", any);
    }

    private Supplier<UserTaskResult> read(ResultSet row) throws SQLException {
        String element = row.getString("TASK_DEF_KEY_");
        String name = row.getString("NAME_");
        String process = row.getString("DEF_NAME_");
        String definition = row.getString("PROC_DEF_ID_");
        String key = row.getString("ID_");
        UserTaskResult task = new UserTaskResult()
                .userTaskKey(key)
                .name(name == null ? element : name)
                .state(UserTaskStateEnum.fromValue(row.getString("API_STATE_")))
                .assignee(row.getString("ASSIGNEE_"))
                .elementId(element)
                .elementInstanceKey(row.getString("ELEMENT_INSTANCE_"))
                .candidateGroups(new ArrayList<>())
                .candidateUsers(new ArrayList<>())
                .processDefinitionId(row.getString("PROC_DEF_KEY_"))
                .processDefinitionKey(Keys.text(definition))
                .processDefinitionVersion(DefinitionKeys.version(row))
                .processName(process == null ? row.getString("PROC_DEF_KEY_") : process)
                .processInstanceKey(row.getString("PROC_INST_ID_"))
                .rootProcessInstanceKey(row.getString("ROOT_PROC_INST_ID_"))
                .creationDate(Dates.text(row, "START_TIME_"))
                .completionDate(Dates.text(row, "END_TIME_"))
                .dueDate(Dates.text(row, "DUE_DATE_"))
                .followUpDate(Dates.text(row, "FOLLOW_UP_DATE_"))
                .priority(row.getInt("PRIORITY_"))
                .tags(Set.of())
                .tenantId(Tenants.DEFAULT);
        return () -> {
            ElementFacts facts = models.facts(definition, element);
            return task.customHeaders(facts.headers())
                    .formKey(forms.keyOf(facts.formId(), key))
                    .externalFormReference(facts.externalFormReference());
        };
    }
}
